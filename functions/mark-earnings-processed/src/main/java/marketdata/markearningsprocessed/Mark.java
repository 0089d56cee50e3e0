package marketdata.markearningsprocessed;

import java.util.Objects;
import marketdata.signal.Tallied;
import marketdata.signal.Tally;

/**
 * What MarkEarningsProcessed answers.
 *
 * @param known whether the earnings calendar has the row
 * @param processed whether the row is marked
 */
public record Mark(String symbol, String earningsDate, boolean known, boolean processed) implements Tallied {
    public Mark {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(earningsDate, "earningsDate is null");
    }

    /** A row that the calendar does not have is none of ours to mark. */
    @Override
    public Tally tally() {
        return processed ? new Tally(1, 0, 0) : new Tally(0, 0, 1);
    }
}
