package hookfallback;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusRequest;
import software.amazon.awssdk.services.codedeploy.model.PutLifecycleEventHookExecutionStatusResponse;

/** One deployment, and what was answered to it. */
final class InMemoryCodeDeploy implements CodeDeployClient {
    private final List<String> answers = new ArrayList<>();
    private DeploymentInfo deployment =
            DeploymentInfo.builder().creator("CloudFormation").build();
    private @Nullable SdkException refusesToTell;
    private @Nullable SdkException refusesTheAnswer;

    InMemoryCodeDeploy with(DeploymentInfo info) {
        deployment = info;
        return this;
    }

    InMemoryCodeDeploy refusingToTell(SdkException why) {
        refusesToTell = why;
        return this;
    }

    InMemoryCodeDeploy refusingTheAnswer(SdkException why) {
        refusesTheAnswer = why;
        return this;
    }

    /** Deployment id, execution id and status of each answer. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    @Override
    public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
        if (refusesToTell != null) {
            throw refusesToTell;
        }
        return GetDeploymentResponse.builder().deploymentInfo(deployment).build();
    }

    @Override
    public PutLifecycleEventHookExecutionStatusResponse putLifecycleEventHookExecutionStatus(
            PutLifecycleEventHookExecutionStatusRequest request) {
        if (refusesTheAnswer != null) {
            throw refusesTheAnswer;
        }
        answers.add(request.deploymentId() + " " + request.lifecycleEventHookExecutionId() + " "
                + request.statusAsString());
        return PutLifecycleEventHookExecutionStatusResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "codedeploy";
    }

    @Override
    public void close() {}
}
