package serin.check;

import java.time.Instant;
import java.util.Objects;
import serin.check.eventbridge.RoundTrips;
import serin.check.probe.Probes;
import serin.expectation.ExpectedStack;
import serin.observation.Cloud;

/**
 * What a check may look at beside its own expectation.
 *
 * @param stack every expectation of the same stack
 * @param cloud the ports
 * @param now when the run started, by the cloud's clock
 * @param probes what asks functions from inside, once in a run
 * @param roundTrips what sends events through the stack's rules
 */
public record Context(ExpectedStack stack, Cloud cloud, Instant now, Probes probes, RoundTrips roundTrips) {
    public Context {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(cloud, "cloud is null");
        Objects.requireNonNull(now, "now is null");
        Objects.requireNonNull(probes, "probes is null");
        Objects.requireNonNull(roundTrips, "roundTrips is null");
    }

    /** For a run that sends no events. */
    public Context(ExpectedStack stack, Cloud cloud, Instant now, Probes probes) {
        this(stack, cloud, now, probes, RoundTrips.NONE);
    }
}
