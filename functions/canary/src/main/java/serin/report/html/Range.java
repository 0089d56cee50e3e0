package serin.report.html;

import java.time.Instant;
import java.util.Optional;

/**
 * A range of time, both ends included.
 *
 * @param start empty for no bound
 * @param end empty for no bound
 */
public record Range(Optional<Instant> start, Optional<Instant> end) {
    /** All times. */
    public static final Range EVER = new Range(Optional.empty(), Optional.empty());

    boolean holds(Instant time) {
        return start.filter(time::isBefore).isEmpty()
                && end.filter(time::isAfter).isEmpty();
    }
}
