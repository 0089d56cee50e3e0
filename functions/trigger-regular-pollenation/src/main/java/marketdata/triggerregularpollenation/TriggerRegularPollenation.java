package marketdata.triggerregularpollenation;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Bookmark;
import marketdata.item.ItemReader;
import marketdata.item.ScheduledRun;

/** On a schedule, asks for the pollenation of the assets that are most due. So far it finds out where its last run left off. */
final class TriggerRegularPollenation {
    private static final Bookmark BOOKMARK = Bookmark.of("TriggerRegularPollenation", "symbol");

    private final ItemReader table;

    TriggerRegularPollenation(ItemReader table) {
        this.table = Objects.requireNonNull(table, "table is null");
    }

    ScheduledRun run(ScheduledEvent event) {
        return ScheduledRun.of("TriggerRegularPollenation", event, BOOKMARK, table);
    }
}
