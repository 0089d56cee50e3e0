package marketdata.event;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An asset's overview and reports are to be fetched.
 *
 * @param priorityScore 0 to 1; how due the asset is, given for {@link Trigger#REGULAR}
 * @param requestedAt when that was asked for
 */
public record PollenationNeeded(Symbol symbol, Trigger trigger, OptionalDouble priorityScore, Instant requestedAt) {
    public static final String DETAIL_TYPE = "pollenationNeeded";

    public PollenationNeeded {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(requestedAt, "requestedAt is null");
        if (priorityScore.isPresent() && !(priorityScore.getAsDouble() >= 0 && priorityScore.getAsDouble() <= 1)) {
            throw new BadEvent("detail.priorityScore must be in [0, 1], was " + priorityScore.getAsDouble());
        }
    }

    /** Reads one; throws {@link BadEvent} for anything else. */
    public static PollenationNeeded read(InputStream input) throws IOException {
        var envelope = Envelope.read(input).require(MarketData.SOURCE, DETAIL_TYPE);
        var detail = Fields.of("detail", envelope.detail());
        return new PollenationNeeded(
                new Symbol(detail.text("symbol")),
                Trigger.of(detail.text("trigger")),
                detail.optionalNumber("priorityScore"),
                detail.instant("requestedAt"));
    }
}
