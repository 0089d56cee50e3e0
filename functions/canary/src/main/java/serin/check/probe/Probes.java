package serin.check.probe;

import java.time.Duration;
import serin.check.Context;
import serin.expectation.ExpectedFunction;

/** Asks functions the probe's question. A run makes its own, so that nothing that one run heard is taken for an answer in the next. */
@FunctionalInterface
public interface Probes {

    /**
     * Asks the version that serves.
     *
     * @param timeout how long the function itself may run
     */
    Probe ask(ExpectedFunction function, Duration timeout, Context context);
}
