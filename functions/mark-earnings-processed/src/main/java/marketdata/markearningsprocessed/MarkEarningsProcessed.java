package marketdata.markearningsprocessed;

import java.util.Map;
import java.util.Objects;
import marketdata.event.EarningsProcessed;
import marketdata.item.Attribute;
import marketdata.item.ItemKey;
import marketdata.item.Table;

/** Marks one row of the earnings calendar as processed, once; a second time changes nothing. */
final class MarkEarningsProcessed {
    private static final String FLAG = "is_processed";

    private final Table calendar;

    MarkEarningsProcessed(Table calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar is null");
    }

    Mark mark(EarningsProcessed event) {
        var symbol = event.symbol().value();
        var date = event.earningsDate().toString();
        var key = ItemKey.of("asset_symbol", symbol, "earnings_date", date);
        var row = calendar.find(key);
        var before = row.map(item -> item.isSet(FLAG)).orElse(false);
        // The condition decides, not the read: two of the same event may come at once.
        var changed = !before && calendar.setOnce(key, FLAG, Map.of(FLAG, new Attribute.Flag(true)));
        return new Mark(symbol, date, row.isPresent(), before || changed);
    }
}
