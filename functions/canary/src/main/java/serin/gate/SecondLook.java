package serin.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks again at what was denied, or went wrong in the end for that: a fresh role or policy takes seconds to minutes to hold everywhere.
 *
 * <p>One for each hook and each request of the stack gate, which has its patience once, whatever was denied. Each look costs a call, so there are few, and the pauses
 * grow: with 120 s of patience after 10, 40 and 120 s.
 */
public final class SecondLook {
    /** Parts of the patience, in twelfths, before each look. */
    private static final List<Integer> PAUSES = List.of(1, 3, 8);

    private static final int TWELFTHS = 12;

    private final InstantSource clock;
    private final Pause pause;
    private final Instant until;
    private final Iterator<Duration> pauses;

    /**
     * @param patience how long a denial is not believed
     * @param until no pause goes on after it, whatever the patience
     */
    public SecondLook(InstantSource clock, Pause pause, Duration patience, Instant until) {
        this.clock = clock;
        this.pause = pause;
        this.until = until;
        this.pauses = PAUSES.stream()
                .map(twelfths -> patience.multipliedBy(twelfths).dividedBy(TWELFTHS))
                .iterator();
    }

    /** What the last look saw: there is another one while what was seen is suspected to pass. */
    public <T> T at(Supplier<T> look, Predicate<T> mayPass) {
        var seen = look.get();
        while (mayPass.test(seen) && slept()) {
            seen = look.get();
        }
        return seen;
    }

    private boolean slept() {
        if (!pauses.hasNext()) {
            return false;
        }
        var time = pauses.next();
        if (!time.isPositive() || !clock.instant().plus(time).isBefore(until)) {
            return false;
        }
        try {
            pause.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
