package localcloud.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** The cloud's time: the machine's, plus what the admin API has advanced it by. It never goes back but by a reset. */
public final class CloudClock implements InstantSource {
    /** The farthest that it can be advanced in all, so that a date stays one that every client can read. */
    public static final Duration FARTHEST = Duration.ofDays(3_660);

    private final InstantSource machine;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public CloudClock(InstantSource machine) {
        this.machine = Objects.requireNonNull(machine, "machine is null");
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    /** How far it is ahead of the machine's. */
    public Duration ahead() {
        return ahead.get();
    }

    /**
     * Advances it.
     *
     * @throws IllegalArgumentException when {@code by} is negative, or leads further than {@link #FARTHEST}
     */
    public void advance(Duration by) {
        ahead.updateAndGet(before -> {
            require(by, before);
            return before.plus(by);
        });
    }

    /**
     * Refuses what {@link #advance} would refuse.
     *
     * @throws IllegalArgumentException as there
     */
    public void requireCanAdvance(Duration by) {
        require(by, ahead.get());
    }

    private static void require(Duration by, Duration before) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock cannot go back: advance must not be negative, was " + by);
        }
        if (by.compareTo(FARTHEST.minus(before)) > 0) {
            throw new IllegalArgumentException(
                    "the clock can be at most " + FARTHEST + " ahead, and is " + before + " ahead; advance was " + by);
        }
    }

    /** Back to the machine's time. */
    public void reset() {
        ahead.set(Duration.ZERO);
    }
}
