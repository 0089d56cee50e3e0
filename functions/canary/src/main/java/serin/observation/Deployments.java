package serin.observation;

import java.util.List;

/** CodeDeploy. */
public interface Deployments {

    /** {@code codedeploy:GetDeployment}; Absent when there is no such deployment. */
    Observation<DeploymentFacts> deployment(String deploymentId);

    /**
     * {@code codedeploy:GetApplicationRevision}: the AppSpec of a deployment, JSON or YAML, as whoever made the deployment wrote it.
     * GetDeployment itself never answers it
     * (<a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html">GetDeployment</a>).
     */
    Observation<String> appSpec(DeploymentFacts deployment);

    /** {@code codedeploy:ListDeploymentTargets} and {@code codedeploy:BatchGetDeploymentTargets}: the functions of a deployment. */
    Observation<List<DeploymentTargetFacts>> targets(String deploymentId);

    /** {@code codedeploy:GetDeploymentGroup}; Absent when there is no such group, or no such application. */
    Observation<DeploymentGroupFacts> group(String application, String group);

    /**
     * {@code codedeploy:PutLifecycleEventHookExecutionStatus}: answers a hook. The one write among these.
     *
     * @param status {@code Succeeded} or {@code Failed}; CodeDeploy takes no other
     */
    Observation<HookAnswerFacts> answer(String deploymentId, String executionId, String status);
}
