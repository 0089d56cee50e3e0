package marketdata.pollenateasset;

import java.util.Objects;
import java.util.Optional;

/**
 * What PollenateAsset answers.
 *
 * @param trigger the event's word: {@code earnings} or {@code regular}
 * @param known whether the assets table has the symbol
 * @param lastPollenationDate when it was pollenated before, as the table has it; empty when never
 */
public record Pollenation(String symbol, String trigger, boolean known, Optional<String> lastPollenationDate) {
    public Pollenation {
        Objects.requireNonNull(symbol, "symbol is null");
        Objects.requireNonNull(trigger, "trigger is null");
        Objects.requireNonNull(lastPollenationDate, "lastPollenationDate is null");
    }
}
