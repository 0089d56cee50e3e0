package serin.check;

import java.time.Instant;
import java.util.Objects;
import serin.expectation.ExpectedStack;
import serin.observation.Cloud;

/**
 * What a check may look at beside its own expectation.
 *
 * @param stack every expectation of the same stack
 * @param cloud the ports
 * @param now when the run started, by the cloud's clock
 */
public record Context(ExpectedStack stack, Cloud cloud, Instant now) {
    public Context {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(cloud, "cloud is null");
        Objects.requireNonNull(now, "now is null");
    }
}
