package serin.schedule;

import java.time.Instant;
import java.util.Objects;

/**
 * A time in which a schedule is to fire, once at least.
 *
 * @param at by which it is called: the scheduled time, or the first of them where a schedule fires more than once an hour; of a rate, whose
 *     minute nobody knows, the time by which it must have come round
 * @param opens the earliest moment at which it can fire
 * @param closes by then it has fired, or has not; not part of the time
 */
public record ExpectedFire(Instant at, Instant opens, Instant closes) {
    public ExpectedFire {
        Objects.requireNonNull(at, "at is null");
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("opens must be before closes, was " + opens + " and " + closes);
        }
    }
}
