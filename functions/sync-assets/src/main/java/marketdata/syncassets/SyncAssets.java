package marketdata.syncassets;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Bookmark;
import marketdata.item.ItemReader;
import marketdata.item.ScheduledRun;

/** On a schedule, takes over the vendor's active assets. So far it finds out where its last run left off. */
final class SyncAssets {
    private static final Bookmark BOOKMARK = Bookmark.of("SyncAssets", "symbol");

    private final ItemReader table;

    SyncAssets(ItemReader table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    ScheduledRun run(ScheduledEvent event) {
        return ScheduledRun.of("SyncAssets", event, BOOKMARK, table);
    }
}
