package marketdata.markearningsprocessed;

import java.util.Objects;

/**
 * What MarkEarningsProcessed answers.
 *
 * @param known whether the earnings calendar has the row
 * @param processed whether the row is marked
 */
public record Mark(String symbol, String earningsDate, boolean known, boolean processed) {
    public Mark {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(earningsDate, "earningsDate is null");
    }
}
