package serin.check.probe;

import java.time.Duration;
import java.util.Map;
import serin.check.Context;
import serin.expectation.ExpectedFunction;
import serin.observation.Observation;

/** Asks functions the probe's question. A run makes its own, so that nothing that one run heard is taken for an answer in the next. */
public interface Probes {
    /** Asks nobody: for a run that invokes nothing. */
    Probes NONE = new Probes() {
        @Override
        public Probe ask(ExpectedFunction function, Duration timeout, Context context) {
            return new Probe(
                    "",
                    new Observation.Unreadable<>(
                            "lambda:InvokeFunction",
                            Observation.Reason.SERVICE_ERROR,
                            "nothing is invoked in this run"));
        }

        @Override
        public Probe again(
                ExpectedFunction function,
                String qualifier,
                Map<String, String> more,
                Duration timeout,
                Context context) {
            return ask(function, timeout, context);
        }
    };

    /**
     * Asks the version that serves, once in a run.
     *
     * @param timeout how long the function itself may run
     */
    Probe ask(ExpectedFunction function, Duration timeout, Context context);

    /**
     * Asks anew, for what the one answer of the run does not tell.
     *
     * @param qualifier a version, or the alias; of a version whose environment says that it answers the probe
     * @param more keys of the question beside marker, nonce and deadline
     * @param timeout how long the function itself may run
     */
    Probe again(
            ExpectedFunction function, String qualifier, Map<String, String> more, Duration timeout, Context context);
}
