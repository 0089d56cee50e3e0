package hookfallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

class HookFallbackTest {
    private static final String IDS = "d-3LX9TG4NH eyJlbmNyeXB0ZWREYXRhIjoiR2VuZXJhdGVk ";

    private final InMemoryCodeDeploy codeDeploy = new InMemoryCodeDeploy();
    private final TestContext context = new TestContext();

    /** The conditions under which Lambda gives up; ZeroReservedConcurrency and EventAgeExceeded have no response. */
    @ParameterizedTest
    @ValueSource(strings = {"RetriesExhausted", "EventAgeExceeded", "ZeroReservedConcurrency"})
    void answersFailedForACanaryThatDied(String condition) {
        var answer = handle("enforce", Records.record(condition, Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Failed");
        assertThat(answer).containsEntry("answered", "Failed").containsEntry("deploymentId", "d-3LX9TG4NH");
        assertThat(context.lines())
                .containsExactly("answered Failed: the canary failed, so nobody has proven this version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"warn", "off"})
    void blocksNothingWhenItMayNot(String mode) {
        var answer = handle(mode, Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Succeeded");
        assertThat(answer).containsEntry("why", "the canary failed, and nothing is proven; HookMode is " + mode);
    }

    @Test
    void enforcesWhateverElseTheModeSays() {
        handle("", Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Failed");
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentInfo.html, creator */
    @ParameterizedTest
    @CsvSource({
        "user, Failed",
        "autoscaling, Failed",
        "CloudFormation, Failed",
        "codeDeployRollback, Succeeded",
        "CloudFormationRollback, Succeeded",
    })
    void neverBlocksARollback(String creator, String answer) {
        codeDeploy.with(DeploymentInfo.builder().creator(creator).build());

        handle("enforce", Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + answer);
    }

    /** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RollbackInfo.html */
    @Test
    void knowsARollbackByTheDeploymentThatTriggeredIt() {
        codeDeploy.with(DeploymentInfo.builder()
                .creator("user")
                .rollbackInfo(RollbackInfo.builder()
                        .rollbackTriggeringDeploymentId("d-OTHER0001")
                        .build())
                .build());

        handle("enforce", Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Succeeded");
    }

    /** The deployment that is being rolled back names the rollback; it is none itself. */
    @Test
    void takesADeploymentThatHasARollbackForNone() {
        codeDeploy.with(DeploymentInfo.builder()
                .creator("CloudFormation")
                .rollbackInfo(RollbackInfo.builder()
                        .rollbackDeploymentId("d-OTHER0001")
                        .build())
                .build());

        handle("enforce", Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Failed");
    }

    @Test
    void answersFailedWhenTheDeploymentCannotBeRead() {
        codeDeploy.refusingToTell(SdkClientException.create("time\nout"));

        var answer = handle("enforce", Records.failed(Records.HOOK));

        assertThat(codeDeploy.answers()).containsExactly(IDS + "Failed");
        assertThat(answer.get("why")).asString().endsWith("whether it is a rollback could not be read: time out");
    }

    @Test
    void isContentWhenSomebodyHasAnsweredBefore() {
        codeDeploy.refusingTheAnswer(LifecycleEventAlreadyCompletedException.builder()
                .message("done")
                .build());

        assertThat(handle("enforce", Records.failed(Records.HOOK))).containsEntry("answered", "nothing");
    }

    /** So that Lambda repeats the invocation, and then keeps it. */
    @Test
    void failsWhenCodeDeployDoesNotTakeTheAnswer() {
        codeDeploy.refusingTheAnswer(
                CodeDeployException.builder().message("Rate exceeded").build());

        assertThatThrownBy(() -> handle("enforce", Records.failed(Records.HOOK)))
                .isInstanceOf(CodeDeployException.class);
    }

    @ParameterizedTest
    @MethodSource("otherRecords")
    void hasNoAnswerToAnythingElse(Map<String, Object> record) {
        assertThat(handle("enforce", record))
                .isEqualTo(Map.of("answered", "nothing", "why", "the failed event is no deployment's hook"));
        assertThat(codeDeploy.answers()).isEmpty();
    }

    static Stream<Map<String, Object>> otherRecords() {
        var payloads = Arrays.<Object>asList(
                null,
                "text",
                7,
                List.of(Records.HOOK),
                Map.of(),
                Map.of("source", "aws.events", "detail-type", "Scheduled Event"),
                Map.of("DeploymentId", "d-3LX9TG4NH"),
                Map.of("DeploymentId", "d-3LX9TG4NH", "LifecycleEventHookExecutionId", ""),
                Map.of("DeploymentId", "d-3LX9TG4NH", "LifecycleEventHookExecutionId", "two\nlines"),
                Map.of("DeploymentId", "d-3LX9TG4NH", "LifecycleEventHookExecutionId", "x".repeat(5_000)),
                Map.of("DeploymentId", "d-3LX9TG4NH", "LifecycleEventHookExecutionId", Map.of("$ne", "")),
                Map.of("DeploymentId", "d-\u001b[31m", "LifecycleEventHookExecutionId", "e"),
                Map.of("DeploymentId", "../d-3LX9TG4NH", "LifecycleEventHookExecutionId", "e"),
                Map.of("DeploymentId", List.of("d-3LX9TG4NH"), "LifecycleEventHookExecutionId", "e"));
        return Stream.concat(
                payloads.stream().map(Records::failed),
                Stream.of(
                        Map.of(),
                        Map.of("requestPayload", Records.HOOK),
                        // The hook itself, which no destination sends.
                        Records.HOOK,
                        Records.record("Success", Records.HOOK)));
    }

    private Map<String, Object> handle(String mode, Map<String, Object> record) {
        return new HookFallback(codeDeploy, new StackAnswers((_, _) -> 200, ""), mode).handleRequest(record, context);
    }
}
