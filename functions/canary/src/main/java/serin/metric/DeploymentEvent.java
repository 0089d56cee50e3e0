package serin.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A deployment has begun or ended, as AWS announced it.
 *
 * @param stack the stack's name
 * @param kind {@code DEPLOYMENT} for CloudFormation's, {@code FUNCTION_DEPLOYMENT} for CodeDeploy's
 * @param id the same for every announcement of the same: CodeDeploy's deployment id, or the id of CloudFormation's event
 * @param at to the second, as AWS tells it
 * @param took for an end, how long the deployment took, where whoever deploys tells; empty where it follows from its begin
 */
public record DeploymentEvent(
        String stack, ComponentKind kind, String id, Instant at, Phase phase, Optional<Duration> took) {

    /** What a deployment has come to. */
    public enum Phase {
        BEGUN,
        SUCCEEDED,
        FAILED
    }

    public DeploymentEvent {
        if (stack.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("stack and id must not be blank");
        }
        if (kind != ComponentKind.DEPLOYMENT && kind != ComponentKind.FUNCTION_DEPLOYMENT) {
            throw new IllegalArgumentException("kind must be one of deployments, was " + kind.word());
        }
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(phase, "phase is null");
        Objects.requireNonNull(took, "took is null");
    }

    boolean ends() {
        return phase != Phase.BEGUN;
    }

    /** The same, and how long it took. */
    public DeploymentEvent took(Duration duration) {
        return new DeploymentEvent(stack, kind, id, at, phase, Optional.of(duration));
    }
}
