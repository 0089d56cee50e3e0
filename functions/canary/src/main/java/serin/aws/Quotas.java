package serin.aws;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Holds calls back so that AWS's request quotas are not used up: one token bucket for each {@link Quota}. */
final class Quotas {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Quota, Bucket> buckets = new EnumMap<>(Quota.class);
    private final Politeness politeness;
    private final BlockingStrategy waiting;

    /**
     * @param clock by which the buckets fill
     * @param waiting how a caller waits
     */
    Quotas(Politeness politeness, InstantSource clock, BlockingStrategy waiting) {
        this.politeness = politeness;
        this.waiting = waiting;
        var meter = new ClockMeter(clock);
        for (var quota : Quota.values()) {
            buckets.put(quota, bucket(quota, politeness, meter));
        }
    }

    /**
     * Waits until the quota has room for one call.
     *
     * @param atMost how long the caller can wait
     * @return false, at once, when the wait would be longer
     */
    boolean take(Quota quota, Duration atMost) throws InterruptedException {
        return atMost.isPositive()
                ? bucket(quota).asBlocking().tryConsume(1, atMost, waiting)
                : bucket(quota).tryConsume(1);
    }

    /** AWS has throttled a call: holds every call of that quota back by one more second. */
    void slowDown(Quota quota) {
        bucket(quota).consumeIgnoringRateLimits(Math.max(1, (long) Math.ceil(quota.rate(politeness))));
    }

    /** Waits for something else than a quota, in the same way. */
    void pause(Duration time) throws InterruptedException {
        waiting.park(time.toNanos());
    }

    private Bucket bucket(Quota quota) {
        var bucket = buckets.get(quota);
        if (bucket == null) {
            throw new IllegalStateException("no bucket for " + quota);
        }
        return bucket;
    }

    private static Bucket bucket(Quota quota, Politeness politeness, TimeMeter meter) {
        var oneToken = Duration.ofNanos(Math.round(NANOS_PER_SECOND / quota.rate(politeness)));
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota.burst(politeness)).refillGreedy(1, oneToken))
                .withCustomTimePrecision(meter)
                .build();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
