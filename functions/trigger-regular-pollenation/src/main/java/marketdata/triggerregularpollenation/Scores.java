package marketdata.triggerregularpollenation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import marketdata.event.Symbol;
import marketdata.item.Item;

/** How due assets are: 0.6 for the volume, measured by the largest, and 0.4 for the days since the last time, measured by 30. */
final class Scores {
    private static final double VOLUME = 0.6;
    private static final double STALENESS = 0.4;
    private static final double STALE_DAYS = 30;
    private static final double DAY_SECONDS = 86_400;

    private Scores() {}

    /**
     * One asset.
     *
     * @param score 0 to 1
     */
    record Due(String symbol, double score) {}

    /** A row without a symbol has no score. */
    static List<Due> of(List<Item> assets, Instant now) {
        var largest = assets.stream().mapToDouble(Scores::volume).max().orElse(0);
        var scores = new ArrayList<Due>();
        for (var asset : assets) {
            asset.text("symbol").filter(Symbol::isSymbol).ifPresent(symbol -> {
                var volume = largest > 0 ? volume(asset) / largest : 0;
                scores.add(new Due(symbol, VOLUME * volume + STALENESS * staleness(asset, now)));
            });
        }
        return scores;
    }

    private static double volume(Item asset) {
        return asset.number("volume")
                .filter(value -> value.signum() > 0)
                .map(BigDecimal::doubleValue)
                .orElse(0.0);
    }

    /** An asset whose last time is not known is as stale as can be. */
    private static double staleness(Item asset, Instant now) {
        try {
            var last = Instant.parse(asset.text("last_pollenation_date").orElse(""));
            var days = Duration.between(last, now).toSeconds() / DAY_SECONDS;
            return Math.clamp(days / STALE_DAYS, 0.0, 1.0);
        } catch (DateTimeException e) {
            return 1;
        }
    }
}
