package serin.observation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A function that a deployment shifts, as BatchGetDeploymentTargets answers
 * (<a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaTarget.html">LambdaTarget</a>).
 *
 * @param current the version that the alias is to leave
 * @param target the version that the alias is to go to
 */
public record DeploymentTargetFacts(
        Optional<String> function,
        Optional<String> alias,
        Optional<String> current,
        Optional<String> target,
        List<LifecycleEvent> events) {
    public DeploymentTargetFacts {
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(alias, "alias is null");
        Objects.requireNonNull(current, "current is null");
        Objects.requireNonNull(target, "target is null");
        events = List.copyOf(events);
    }

    /**
     * One step of the deployment.
     *
     * @param name such as {@code BeforeAllowTraffic}
     * @param status such as {@code Pending}, {@code InProgress} or {@code Succeeded}
     */
    public record LifecycleEvent(String name, String status) {
        public LifecycleEvent {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(status, "status is null");
        }
    }
}
