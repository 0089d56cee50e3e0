package serin.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run has measured beside its findings.
 *
 * @param whole whether every check was asked; a run of a few says nothing of the stack as a whole
 * @param throttles requests that AWS turned away because there were too many
 * @param slowestEvent the longest way of an event that the run sent, there and back; of one that nobody acknowledged how long it was
 *     waited for, since it would have taken longer. Empty when none was sent
 */
public record Measures(boolean whole, long throttles, Optional<Duration> slowestEvent) {
    public static final Measures NONE = new Measures(true, 0, Optional.empty());

    public Measures {
        if (throttles < 0) {
            throw new IllegalArgumentException("throttles must not be negative, was " + throttles);
        }
        Objects.requireNonNull(slowestEvent, "slowestEvent is null");
    }
}
