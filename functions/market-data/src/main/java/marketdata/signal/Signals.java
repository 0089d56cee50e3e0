package marketdata.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes what an invocation tells of itself. It never fails the work: what cannot be told is lost.
 *
 * <p>Neither a probe nor a rehearsal nor a test event of the canary's tells anything: each would pass for real work.
 */
public interface Signals {
    /** Where nobody listens. */
    Signals NONE = new Signals() {
        @Override
        public void vendorAnswered(Duration took) {}

        @Override
        public void vendorQuotaLeft(long requests) {}

        @Override
        public void handled(Tally tally, Optional<Instant> scheduledTime) {}

        @Override
        public void failed(Tally tally) {}
    };

    /** A vendor has answered one request, well or badly. */
    void vendorAnswered(Duration took);

    /** The vendor says how many requests are left in its current window. */
    void vendorQuotaLeft(long requests);

    /**
     * The work on one event is done, and what was told since the last one goes out with it.
     *
     * @param scheduledTime of the schedule that caused the event; empty for an event of another kind
     */
    void handled(Tally tally, Optional<Instant> scheduledTime);

    /** The same for work that failed: the schedule's heart has not beaten. */
    void failed(Tally tally);
}
