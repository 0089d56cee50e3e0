package marketdata.triggerearningspollenation;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Bookmark;
import marketdata.item.ItemReader;
import marketdata.item.ScheduledRun;

/** On a schedule, asks for the pollenation of assets whose earnings were just released. So far it finds out where its last run left off. */
final class TriggerEarningsPollenation {
    private static final Bookmark BOOKMARK = Bookmark.of("TriggerEarningsPollenation", "asset_symbol", "earnings_date");

    private final ItemReader table;

    TriggerEarningsPollenation(ItemReader table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    ScheduledRun run(ScheduledEvent event) {
        return ScheduledRun.of("TriggerEarningsPollenation", event, BOOKMARK, table);
    }
}
