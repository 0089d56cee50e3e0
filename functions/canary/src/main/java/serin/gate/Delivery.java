package serin.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Brings an answer to whoever waits for it: again where it did not arrive, in bounds. */
public final class Delivery {
    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Pause pause;

    public Delivery(InstantSource clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** Gives the answer once. */
    @FunctionalInterface
    public interface Attempt {
        /**
         * What became of it; of one that is {@link Receipt.Undelivered} there is another.
         *
         * @param left what it may take at most
         */
        Receipt make(Duration left);
    }

    /**
     * What became of the last attempt.
     *
     * @param until no attempt begins after it
     */
    public Receipt deliver(Attempt attempt, Instant until) {
        var wait = FIRST_PAUSE;
        Receipt last = new Receipt.Undelivered("there was no time left to answer");
        for (var tried = 1; tried <= TRIES && clock.instant().isBefore(until); tried++) {
            last = attempt.make(Duration.between(clock.instant(), until));
            if (!(last instanceof Receipt.Undelivered)
                    || tried == TRIES
                    || !clock.instant().plus(wait).isBefore(until)
                    || !slept(wait)) {
                return last;
            }
            wait = wait.multipliedBy(2);
        }
        return last;
    }

    private boolean slept(Duration time) {
        try {
            pause.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
