package marketdata.markearningsprocessed;

import java.util.Objects;
import marketdata.event.EarningsProcessed;
import marketdata.item.ItemKey;
import marketdata.item.ItemReader;

/** Marks one row of the earnings calendar as processed, once. So far it finds out whether that is still to be done. */
final class MarkEarningsProcessed {
    private final ItemReader calendar;

    MarkEarningsProcessed(ItemReader calendar) {
        this.calendar = Objects.requireNonNull(calendar, "calendar is null");
    }

    Mark mark(EarningsProcessed event) {
        var symbol = event.symbol().value();
        var date = event.earningsDate().toString();
        var row = calendar.find(ItemKey.of("asset_symbol", symbol, "earnings_date", date));
        return new Mark(
                symbol,
                date,
                row.isPresent(),
                row.map(item -> item.isSet("is_processed")).orElse(false));
    }
}
