package marketdata.event;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What followed from an asset's earnings has been asked for.
 *
 * @param earningsDate the day of the release
 */
public record EarningsProcessed(Symbol symbol, LocalDate earningsDate) {
    public static final String DETAIL_TYPE = "earningsProcessed";

    public EarningsProcessed {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(earningsDate, "earningsDate is null");
    }

    /** Reads one; throws {@link BadEvent} for anything else. */
    public static EarningsProcessed read(InputStream input) throws IOException {
        var envelope = Envelope.read(input).require(MarketData.SOURCE, DETAIL_TYPE);
        var detail = Fields.of("detail", envelope.detail());
        return new EarningsProcessed(new Symbol(detail.text("symbol")), detail.date("earningsDate"));
    }
}
