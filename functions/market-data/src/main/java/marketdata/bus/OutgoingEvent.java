package marketdata.bus;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import marketdata.event.EarningsProcessed;
import marketdata.event.PollenationNeeded;
import marketdata.event.Trigger;

/**
 * An event that a function puts onto the bus.
 *
 * @param detail in the order in which it is written
 */
public record OutgoingEvent(String detailType, Map<String, Object> detail) {
    public OutgoingEvent {
        Objects.requireNonNull(detailType, "detailType is null");
        detail = Map.copyOf(new LinkedHashMap<>(detail));
    }

    /** An asset is to be pollenated; read by {@link PollenationNeeded#read}. */
    public static OutgoingEvent pollenationNeeded(
            String symbol, Trigger trigger, OptionalDouble priorityScore, Instant requestedAt) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("symbol", symbol);
        detail.put("trigger", trigger.word());
        priorityScore.ifPresent(score -> detail.put("priorityScore", score));
        detail.put("requestedAt", requestedAt.toString());
        return new OutgoingEvent(PollenationNeeded.DETAIL_TYPE, detail);
    }

    /** What followed from an asset's earnings has been asked for; read by {@link EarningsProcessed#read}. */
    public static OutgoingEvent earningsProcessed(String symbol, String earningsDate) {
        return new OutgoingEvent(EarningsProcessed.DETAIL_TYPE, Map.of("symbol", symbol, "earningsDate", earningsDate));
    }
}
