package serin.check;

import java.time.Instant;
import java.util.Objects;
import serin.check.eventbridge.RoundTrips;
import serin.check.metrics.MetricsOnce;
import serin.check.metrics.StackMetrics;
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
 * @param metrics the metrics of the stack, asked for once in a run
 */
public record Context(
        ExpectedStack stack, Cloud cloud, Instant now, Probes probes, RoundTrips roundTrips, StackMetrics metrics) {
    public Context {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(cloud, "cloud is null");
        Objects.requireNonNull(now, "now is null");
        Objects.requireNonNull(probes, "probes is null");
        Objects.requireNonNull(roundTrips, "roundTrips is null");
        Objects.requireNonNull(metrics, "metrics is null");
    }

    /** With the metrics of every check. */
    public Context(ExpectedStack stack, Cloud cloud, Instant now, Probes probes, RoundTrips roundTrips) {
        this(stack, cloud, now, probes, roundTrips, new MetricsOnce(Checks.ALL));
    }

    /** For a run that sends no events. */
    public Context(ExpectedStack stack, Cloud cloud, Instant now, Probes probes) {
        this(stack, cloud, now, probes, RoundTrips.NONE);
    }
}
