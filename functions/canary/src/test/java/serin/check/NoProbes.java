package serin.check;

import java.time.Duration;
import java.util.Map;
import serin.check.probe.Probe;
import serin.check.probe.Probes;
import serin.expectation.ExpectedFunction;

/** For tests in which no function is probed. */
public final class NoProbes implements Probes {

    @Override
    public Probe ask(ExpectedFunction function, Duration timeout, Context context) {
        throw new AssertionError("no function is probed here, but " + function.name() + " was");
    }

    @Override
    public Probe again(
            ExpectedFunction function, String qualifier, Map<String, String> more, Duration timeout, Context context) {
        return ask(function, timeout, context);
    }
}
