package marketdata.item;

import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.signal.Tallied;
import marketdata.signal.Tally;

/**
 * What a scheduled function answers.
 *
 * @param function its logical id
 * @param scheduledFor the time of the schedule that this run is for, ISO 8601
 * @param processed items written, or events put
 * @param skipped rows that could not be used; that is no failure of the run
 */
public record Report(String function, String scheduledFor, int processed, int skipped) implements Tallied {
    public Report {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(scheduledFor, "scheduledFor is null");
    }

    @Override
    public Tally tally() {
        return new Tally(processed, 0, skipped);
    }

    /** The report of a run that lost nothing. */
    public static Report of(String function, ScheduledEvent event, int processed, int skipped) {
        return new Report(function, event.time().toString(), processed, skipped);
    }
}
