package serin.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A deployment, as GetDeployment answers.
 *
 * @param status such as {@code InProgress}
 * @param creator such as {@code user}, {@code CloudFormation}, {@code codeDeployRollback} or {@code CloudFormationRollback}
 * @param rollsBack the id of the deployment that this one takes back; empty when it takes back none
 * @param revisionType {@code String} or {@code AppSpecContent} for a Lambda deployment; empty when it is not told
 * @param revisionSha256 by which the application's revision is found
 * @param createdAt empty when it is not told
 * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html">DeploymentInfo</a>
 */
public record DeploymentFacts(
        String id,
        String application,
        String group,
        String status,
        Optional<String> creator,
        Optional<String> rollsBack,
        Optional<String> revisionType,
        Optional<String> revisionSha256,
        Optional<Instant> createdAt) {
    public DeploymentFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(application, "application is null");
        Objects.requireNonNull(group, "group is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(creator, "creator is null");
        Objects.requireNonNull(rollsBack, "rollsBack is null");
        Objects.requireNonNull(revisionType, "revisionType is null");
        Objects.requireNonNull(revisionSha256, "revisionSha256 is null");
        Objects.requireNonNull(createdAt, "createdAt is null");
    }
}
