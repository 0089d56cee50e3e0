package marketdata.syncnewssentiment;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Bookmark;
import marketdata.item.ItemReader;
import marketdata.item.ScheduledRun;

/** On a schedule, takes over news about tracked assets, with its sentiment. So far it finds out where its last run left off. */
final class SyncNewsSentiment {
    private static final Bookmark BOOKMARK = Bookmark.of("SyncNewsSentiment", "news_id", "time_published");

    private final ItemReader table;

    SyncNewsSentiment(ItemReader table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    ScheduledRun run(ScheduledEvent event) {
        return ScheduledRun.of("SyncNewsSentiment", event, BOOKMARK, table);
    }
}
