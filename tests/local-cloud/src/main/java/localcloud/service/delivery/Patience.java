package localcloud.service.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import localcloud.service.World;

/**
 * How old an event is while it is tried again. Waits pass {@value #SHORTENED} times faster than on AWS, and count in full towards the
 * event's age, as does whatever the cloud's clock is advanced by: so the number of attempts and what ends them is as on AWS.
 */
public final class Patience {
    /** An hour of waiting takes a third of a second. */
    public static final int SHORTENED = 10_000;

    private final World world;
    private final Instant since;
    private final Duration maximumAge;
    private Duration waited = Duration.ZERO;

    /** For an event that came in just now. */
    public Patience(World world, Duration maximumAge) {
        this.world = world;
        this.since = world.now();
        this.maximumAge = maximumAge;
    }

    /** How old the event is by now. */
    public Duration age() {
        return Duration.between(since, world.now()).plus(waited);
    }

    /** Waits before the next attempt; false, at once, when the event would be too old by then. */
    public boolean waits(Duration wait) throws InterruptedException {
        if (age().plus(wait).compareTo(maximumAge) >= 0) {
            return false;
        }
        waited = waited.plus(wait);
        TimeUnit.NANOSECONDS.sleep(wait.toNanos() / SHORTENED);
        return true;
    }

    /**
     * An exponential wait.
     *
     * @param failures so far, at least 1
     * @param longest the wait that is never exceeded
     */
    public static Duration doubling(int failures, Duration longest) {
        var doubled = Duration.ofSeconds(1L << Math.min(failures - 1, 30));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
