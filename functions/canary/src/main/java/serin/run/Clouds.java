package serin.run;

import java.time.Instant;
import java.util.function.LongSupplier;
import serin.observation.Cloud;

/** Opens a fresh look at the cloud for one run: nothing that an earlier run saw is kept. */
@FunctionalInterface
public interface Clouds {

    /**
     * A look that nobody has used yet.
     *
     * @param deadline a call that cannot end by then is cut off, or not begun
     */
    Look open(Instant deadline);

    /**
     * The cloud as one run sees it.
     *
     * @param calls how many HTTP requests the run has made so far
     * @param throttles how many of them AWS turned away because there were too many
     */
    record Look(Cloud cloud, LongSupplier calls, LongSupplier throttles) {}
}
