package marketdata.item;

import java.util.Objects;
import java.util.Optional;
import marketdata.event.ScheduledEvent;

/**
 * What a scheduled function answers.
 *
 * @param function its logical id
 * @param scheduledFor the time of the schedule that this run is for, ISO 8601
 * @param lastRun the time of the schedule that the run before was for; empty when none is known
 */
public record ScheduledRun(String function, String scheduledFor, Optional<String> lastRun) {
    public ScheduledRun {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(scheduledFor, "scheduledFor is null");
        Objects.requireNonNull(lastRun, "lastRun is null");
    }

    /** The answer to that event, with what the bookmark knows. */
    public static ScheduledRun of(String function, ScheduledEvent event, Bookmark bookmark, ItemReader table) {
        return new ScheduledRun(function, event.time().toString(), bookmark.lastRun(table));
    }
}
