package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;
import serin.demo.Shipment.Shipped;

/** The gate where something else goes wrong than the version that is shipped: the right answer, or a clean failure in time. */
class GateEdgesTest {
    private static final String FUNCTION = "MarkEarningsProcessed";
    private static final String BEFORE = "hook-before";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @Test
    void warnLetsABadVersionThroughAndSaysWhatItIs() {
        canary("SERIN_HOOK_MODE", "warn");

        var shipped = ship("throws-on-event");

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Succeeded");
        assertThat(History.of(stack).hook(shipped.deploymentId(), BEFORE)).satisfies(hook -> {
            assertThat(hook.answer()).isEqualTo("Succeeded");
            assertThat(hook.standing()).isEqualTo("UNHEALTHY");
            assertThat(hook.findings())
                    .anySatisfy(finding -> assertThat(finding).startsWith("FAIL probe.rehearsal"));
        });
    }

    @Test
    void offLetsEveryVersionThroughUnseen() {
        canary("SERIN_HOOK_MODE", "off");
        // The run of the stack that follows would ask the version; this is about the hooks.
        replace("CanaryStackChanged", "/properties/State", "\"DISABLED\"");

        var shipped = ship("throws-at-init");

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Succeeded");
        assertThat(stack.admin().get("invocations"))
                .extracting(invocation -> invocation.path("probe").asBoolean())
                .isNotEmpty()
                .containsOnly(false);
    }

    /** AWS does not say whether a rollback calls hooks. If it does, the version that it goes back to need not be good. */
    @Test
    void aRollbackToABadVersionPasses() {
        stack.admin().post("functions/" + FUNCTION + "/versions", "{\"variant\": \"throws-on-event\"}");

        var shipped = Shipment.of(
                        stack.admin(), Order.of("throws-at-init", FUNCTION).withRollbackHooks())
                .only();

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Failed");
        assertThat(shipped.before()).isEqualTo("2");
        assertThat(shipped.after()).isEqualTo("2");
        var rollback = shipped.told().path("rollbackDeploymentId").asText();
        assertThat(rollback).isNotEmpty();
        assertThat(stack.deploymentStatus(rollback)).as(told(shipped)).isEqualTo("Succeeded");
    }

    @Test
    void anEventThatComesTwiceIsAnsweredOnce() {
        var id = Shipment.start(stack.admin(), Order.of("ten-times-slower", FUNCTION));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !History.of(stack).of(BEFORE).isEmpty());
        var execution = History.of(stack).of(BEFORE).getFirst().told();
        var event = hook(
                execution.path("deploymentId").asText(),
                execution.path("executionId").asText());

        var second = stack.invokeHook(event);
        var shipped = Shipment.await(stack.admin(), id).only();
        var third = stack.invokeHook(event);

        assertThat(second.path("errorMessage").isMissingNode())
                .as(second.toString())
                .isTrue();
        assertThat(third.path("delivery").asText()).as(third.toString()).isEqualTo("nothing sent");
        assertThat(third.path("reason").asText()).endsWith("has ended: Failed");
        assertThat(shipped.status()).isEqualTo("Failed");
        assertThat(History.of(stack).hook(shipped.deploymentId(), BEFORE).answer())
                .isEqualTo("Failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"DeploymentId\": \"\", \"LifecycleEventHookExecutionId\": \"abc\"}",
                "{\"DeploymentId\": \"d-ABCDEF123\"}",
                "{\"DeploymentId\": 7, \"LifecycleEventHookExecutionId\": \"abc\"}",
            })
    void malformedIdsAreRefused(String event) {
        assertThat(stack.invokeHook(event).path("errorMessage").asText()).startsWith("malformed event: ");
    }

    @Test
    void aDeploymentThatIsNotThereIsLeftAlone() {
        var answer = stack.invokeHook(hook("d-NOSUCH123", "abc"));

        assertThat(answer.path("delivery").asText()).as(answer.toString()).isEqualTo("nothing sent");
    }

    @Test
    void aThrottledCodeDeployChangesNoAnswer() {
        fault("codedeploy", "*", "throttle", 0.5);

        assertThat(ship("good"))
                .satisfies(shipped ->
                        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Succeeded"));
    }

    /** What a hook ships must be known: before traffic, Failed costs nothing. */
    @Test
    void aDeploymentThatMayNotBeReadFails() {
        canary("SERIN_HOOK_PATIENCE_SECONDS", "0");
        fault("codedeploy", "GetDeployment", "deny", 1);

        var shipped = ship("good");

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Failed");
        assertThat(shipped.weightsMoved()).isFalse();
        assertThat(History.of(stack).hook(shipped.deploymentId(), BEFORE).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .startsWith("UNKNOWN deployment.hook-informed")
                        .contains("codedeploy:GetDeployment"));
    }

    @Test
    void aPolicyThatBecomesEffectiveLaterIsWaitedFor() {
        fault("codedeploy", "GetDeployment", "deny", 1);
        canary("SERIN_HOOK_PATIENCE_SECONDS", "24");
        var id = Shipment.start(stack.admin(), Order.of("good", FUNCTION));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> denied("GetDeployment"));

        stack.admin().clearFaults();

        assertThat(Shipment.await(stack.admin(), id).only().status()).isEqualTo("Succeeded");
    }

    private Shipped ship(String variant) {
        return Shipment.of(stack.admin(), Order.of(variant, FUNCTION)).only();
    }

    private boolean denied(String operation) {
        for (JsonNode call : stack.admin().get("calls")) {
            if (call.path("operation").asText().equals(operation)
                    && call.path("status").asInt() >= 400) {
                return true;
            }
        }
        return false;
    }

    private void fault(String service, String operation, String kind, double probability) {
        stack.admin().post("faults", """
                        {"service": "%s", "operation": "%s", "kind": "%s", "probability": %s, "principal": "*CanaryRole*"}
                        """.formatted(service, operation, kind, probability));
    }

    private static String hook(String deployment, String execution) {
        return "{\"DeploymentId\": \"%s\", \"LifecycleEventHookExecutionId\": \"%s\"}".formatted(deployment, execution);
    }

    /** Sets a variable of the code that CodeDeploy's hooks run, which is the function without a qualifier. */
    private void canary(String variable, String value) {
        Change.add("", "Canary", "/properties/Environment/Variables/" + variable, "\"" + value + "\"")
                .apply()
                .accept(stack.admin());
    }

    private void replace(String logicalId, String path, String value) {
        Change.replace("", logicalId, path, value).apply().accept(stack.admin());
    }

    private String told(Shipped shipped) {
        return shipped.told() + "\n" + History.of(stack).entries();
    }
}
