package marketdata.syncearningscalendar;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Bookmark;
import marketdata.item.ItemReader;
import marketdata.item.ScheduledRun;

/** On a schedule, takes over the vendor's earnings calendar. So far it finds out where its last run left off. */
final class SyncEarningsCalendar {
    private static final Bookmark BOOKMARK = Bookmark.of("SyncEarningsCalendar", "asset_symbol", "earnings_date");

    private final ItemReader table;

    SyncEarningsCalendar(ItemReader table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    ScheduledRun run(ScheduledEvent event) {
        return ScheduledRun.of("SyncEarningsCalendar", event, BOOKMARK, table);
    }
}
