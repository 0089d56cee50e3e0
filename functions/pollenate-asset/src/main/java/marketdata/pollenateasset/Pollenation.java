package marketdata.pollenateasset;

import java.util.Objects;
import marketdata.signal.Tallied;
import marketdata.signal.Tally;

/**
 * What PollenateAsset answers.
 *
 * @param trigger the event's word: {@code earnings} or {@code regular}
 * @param known whether the assets table has the symbol
 * @param processed how many items were stored in the five tables of reports
 */
public record Pollenation(String symbol, String trigger, boolean known, int processed) implements Tallied {
    public Pollenation {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(trigger, "trigger is null");
    }

    @Override
    public Tally tally() {
        return new Tally(processed, 0, 0);
    }
}
