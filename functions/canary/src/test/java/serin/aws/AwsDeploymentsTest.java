package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.DeploymentTargetFacts.LifecycleEvent;
import serin.observation.Deployments;
import serin.observation.Evidence;
import serin.observation.HookAnswerFacts;
import serin.observation.Observation;

/** What CodeDeploy alone has; what holds for every look is in {@link EveryLookTest}. */
class AwsDeploymentsTest {
    private static final String PUT = "PutLifecycleEventHookExecutionStatus";
    private static StubAws stub;
    private static AwsCloud aws;
    private Deployments deployments;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
        deployments = TestCloud.cloud(aws).deployments();
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html */
    @Test
    void answersAHook() throws JsonProcessingException {
        stub.on(PUT, Wire.success(PUT, "{\"lifecycleEventHookExecutionId\": \"e\"}"));

        assertThat(deployments.answer("d-1", "e", "Failed"))
                .isEqualTo(new Observation.Present<>(new HookAnswerFacts(false), Evidence.of("codedeploy:" + PUT)));
        assertThat(new ObjectMapper().readTree(stub.asked().getFirst().body()))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"deploymentId\": \"d-1\", \"lifecycleEventHookExecutionId\": \"e\", \"status\": \"Failed\"}"));
    }

    @Test
    void answersAHookThatWasAnsweredBefore() {
        stub.on(PUT, Wire.error(PUT, 400, "LifecycleEventAlreadyCompletedException", "already"));

        assertThat(deployments.answer("d-1", "e", "Failed"))
                .isEqualTo(new Observation.Present<>(new HookAnswerFacts(true), Evidence.of("codedeploy:" + PUT)));
    }

    /** The answer is no look: whoever answers twice asks twice. */
    @Test
    void answersEachTime() {
        stub.on(PUT, Wire.success(PUT, "{}"));

        deployments.answer("d-1", "e", "Failed");
        deployments.answer("d-1", "e", "Failed");

        assertThat(stub.asked(PUT)).isEqualTo(2);
    }

    @Test
    void answersNothingForADeploymentThatIsNotThere() {
        stub.on(PUT, Wire.error(PUT, 400, "DeploymentDoesNotExistException", "not found"));

        assertThat(deployments.answer("d-1", "e", "Failed")).isInstanceOf(Observation.Absent.class);
    }

    @Test
    void isDeniedToAnswer() {
        stub.on(PUT, Wire.error(PUT, 400, "AccessDeniedException", "not authorized"));

        assertThat(deployments.answer("d-1", "e", "Failed"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        denied -> assertThat(denied.reason()).isEqualTo(Observation.Reason.DENIED));
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaTarget.html */
    @Test
    void readsTheTargets() {
        stub.on("ListDeploymentTargets", Wire.success("ListDeploymentTargets", "{\"targetIds\": [\"sync:live\"]}"))
                .on("BatchGetDeploymentTargets", Wire.success("BatchGetDeploymentTargets", """
                        {"deploymentTargets": [{"deploymentTargetType": "LambdaTarget", "lambdaTarget": {
                          "lambdaFunctionInfo": {"functionName": "sync", "functionAlias": "live", "currentVersion": "2",
                            "targetVersion": "3", "targetVersionWeight": 0.0},
                          "lifecycleEvents": [{"lifecycleEventName": "BeforeAllowTraffic", "status": "InProgress"}]}}]}"""));

        assertThat(deployments.targets("d-1"))
                .isEqualTo(new Observation.Present<>(
                        List.of(new DeploymentTargetFacts(
                                Optional.of("sync"),
                                Optional.of("live"),
                                Optional.of("2"),
                                Optional.of("3"),
                                List.of(new LifecycleEvent("BeforeAllowTraffic", "InProgress")))),
                        Evidence.of("codedeploy:BatchGetDeploymentTargets")));
    }

    @Test
    void readsTheRevisionThatGetDeploymentNames() {
        stub.on("GetApplicationRevision", Wire.success("GetApplicationRevision", """
                {"revision": {"revisionType": "AppSpecContent", "appSpecContent": {"content": "version: 0.0"}}}"""));

        assertThat(deployments.appSpec(Look.DEPLOYMENT))
                .isEqualTo(new Observation.Present<>("version: 0.0", Evidence.of("codedeploy:GetApplicationRevision")));
        assertThat(stub.asked().getFirst().body())
                .contains("\"revisionType\":\"String\"")
                .contains("\"sha256\":\"abc\"");
    }

    /** In the shape of the recorded answers of GetDeploymentGroup: what is not configured is off. */
    @Test
    void readsAGroup() {
        stub.on("GetDeploymentGroup", Wire.success("GetDeploymentGroup", """
                {"deploymentGroupInfo": {"deploymentConfigName": "CodeDeployDefault.LambdaAllAtOnce",
                  "serviceRoleArn": "arn:aws:iam::111122223333:role/d",
                  "autoRollbackConfiguration": {"enabled": true, "events": ["DEPLOYMENT_FAILURE"]},
                  "alarmConfiguration": {"enabled": false, "ignorePollAlarmFailure": false, "alarms": []},
                  "lastAttemptedDeployment": {"deploymentId": "d-1", "status": "Failed", "createTime": 1626918059}}}"""));

        assertThat(deployments.group("a", "g"))
                .isEqualTo(new Observation.Present<>(
                        new DeploymentGroupFacts(
                                "CodeDeployDefault.LambdaAllAtOnce",
                                "arn:aws:iam::111122223333:role/d",
                                true,
                                Set.of("DEPLOYMENT_FAILURE"),
                                false,
                                Set.of(),
                                false,
                                Optional.of(new DeploymentGroupFacts.LastDeployment(
                                        "d-1", "Failed", Optional.of(Instant.parse("2021-07-22T01:40:59Z"))))),
                        Evidence.of("codedeploy:GetDeploymentGroup")));
    }
}
