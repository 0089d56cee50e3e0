package serin.check;

import java.time.Instant;
import java.util.Objects;
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
 */
public record Context(ExpectedStack stack, Cloud cloud, Instant now, Probes probes) {
    public Context {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(cloud, "cloud is null");
        Objects.requireNonNull(now, "now is null");
        Objects.requireNonNull(probes, "probes is null");
    }
}
