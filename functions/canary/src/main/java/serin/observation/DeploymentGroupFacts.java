package serin.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A deployment group, as GetDeploymentGroup answers
 * (<a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html">DeploymentGroupInfo</a>).
 *
 * @param config such as {@code CodeDeployDefault.LambdaAllAtOnce}
 * @param role ARN of the service role
 * @param rollbackEnabled whether CodeDeploy rolls back by itself
 * @param rollbackEvents such as {@code DEPLOYMENT_FAILURE}; upper case
 * @param alarmsEnabled whether CodeDeploy consults the alarms at all
 * @param alarms their names
 * @param ignorePollFailure whether a deployment goes on when the alarms cannot be read
 * @param last the last deployment that was tried; empty when there was none
 */
public record DeploymentGroupFacts(
        String config,
        String role,
        boolean rollbackEnabled,
        Set<String> rollbackEvents,
        boolean alarmsEnabled,
        Set<String> alarms,
        boolean ignorePollFailure,
        Optional<LastDeployment> last) {
    public DeploymentGroupFacts {
        Objects.requireNonNull(config, "config is null");
        Objects.requireNonNull(role, "role is null");
        rollbackEvents = Set.copyOf(rollbackEvents);
        alarms = Set.copyOf(alarms);
        Objects.requireNonNull(last, "last is null");
    }

    /**
     * The last deployment that was tried.
     *
     * @param createdAt when it was; empty when CodeDeploy does not tell
     */
    public record LastDeployment(String id, String status, Optional<Instant> createdAt) {
        public LastDeployment {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(status, "status is null");
            Objects.requireNonNull(createdAt, "createdAt is null");
        }
    }
}
