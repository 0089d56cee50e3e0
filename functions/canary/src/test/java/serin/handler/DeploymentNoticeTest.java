package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;

class DeploymentNoticeTest {
    /** https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html */
    private static final String CODE_DEPLOY = """
            {"account": "123456789012", "region": "us-east-1", "detail-type": "CodeDeploy Deployment State-change Notification",
             "source": "aws.codedeploy", "version": "0", "time": "2016-06-30T22:06:31Z", "id": "c071bfbf-83c4-49ca-a6ff-3df053957145",
             "resources": ["arn:aws:codedeploy:us-east-1:123456789012:application:myApplication"],
             "detail": {"instanceGroupId": "9fd2fbef-2157-40d8-91e7-6845af69e2d2", "region": "us-east-1",
                        "application": "myApplication", "deploymentId": "d-123456789", "state": "%s",
                        "deploymentGroup": "myDeploymentGroup"}}""";

    /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-status-change.html */
    private static final String CLOUD_FORMATION = """
            {"version": "0", "source": "aws.cloudformation", "account": "111122223333", "id": "12345678-1234-1234-1234-111122223333",
             "region": "us-east-1", "detail-type": "CloudFormation Stack Status Change", "time": "2022-02-02T22:22:22Z",
             "resources": ["arn:aws:cloudformation:us-east-1:111122223333:stack/teststack"],
             "detail": {"stack-id": "arn:aws:cloudformation:us-east-1:111122223333:stack/teststack/abc",
                        "status-details": {"status": "%s", "status-reason": ""}, "client-request-token": ""}}""";

    @ParameterizedTest
    @CsvSource({"SUCCESS, SUCCEEDED", "FAILURE, FAILED", "STOP, FAILED"})
    void codeDeploysEndsAreOfTheOwnStack(String state, Phase phase) {
        assertThat(parse(CODE_DEPLOY.formatted(state)))
                .contains(new DeploymentNotice(
                        new DeploymentEvent(
                                "serin-dev",
                                ComponentKind.FUNCTION_DEPLOYMENT,
                                "d-123456789",
                                Instant.parse("2016-06-30T22:06:31Z"),
                                phase,
                                Optional.empty()),
                        false));
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE_IN_PROGRESS,       BEGUN,     false",
        "CREATE_COMPLETE,          SUCCEEDED, true",
        "UPDATE_COMPLETE,          SUCCEEDED, true",
        "CREATE_FAILED,            FAILED,    false",
        "ROLLBACK_COMPLETE,        FAILED,    false",
        "ROLLBACK_FAILED,          FAILED,    false",
        "UPDATE_FAILED,            FAILED,    false",
        "UPDATE_ROLLBACK_COMPLETE, FAILED,    false",
        "UPDATE_ROLLBACK_FAILED,   FAILED,    false",
    })
    void ofCloudFormationsStatusesOnlyGoodEndsStartARun(String status, Phase phase, boolean run) {
        assertThat(parse(CLOUD_FORMATION.formatted(status)))
                .contains(new DeploymentNotice(
                        new DeploymentEvent(
                                "teststack",
                                ComponentKind.DEPLOYMENT,
                                "12345678-1234-1234-1234-111122223333",
                                Instant.parse("2022-02-02T22:22:22Z"),
                                phase,
                                Optional.empty()),
                        run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS", "DELETE_COMPLETE"})
    void whatIsOnTheWayIsNoNotice(String status) {
        assertThat(parse(CLOUD_FORMATION.formatted(status))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "READY"})
    void codeDeploysBeginsAreNotNeeded(String state) {
        assertThat(parse(CODE_DEPLOY.formatted(state))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "no JSON", "{\"detail-type\": \"Scheduled Event\"}"})
    void otherEventsAreNone(String event) {
        assertThat(parse(event)).isEmpty();
    }

    @Test
    void anEventWithoutItsIdIsMalformed() {
        assertThatThrownBy(() -> parse(CODE_DEPLOY.formatted("SUCCESS").replace("\"d-123456789\"", "7")))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("malformed event: detail.deploymentId must be a text");
        assertThatThrownBy(() ->
                        parse(CLOUD_FORMATION.formatted("UPDATE_COMPLETE").replace("2022-02-02T22:22:22Z", "now")))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("malformed event: time must be an instant");
    }

    private static Optional<DeploymentNotice> parse(String event) {
        return DeploymentNotice.parse(event.getBytes(StandardCharsets.UTF_8), "serin-dev");
    }
}
