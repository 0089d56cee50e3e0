package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/** The stack with the switches of its deployments turned, beside another stack of the same template. */
class GateSwitchesTest {
    private static final String FUNCTION = "MarkEarningsProcessed";

    private static final StackOnLocalCloud STACK =
            StackOnLocalCloud.own(Map.of("DeploymentAlarms", "disabled", "HookFallback", "disabled"));

    static {
        STACK.deployTwin("twin-dev", "twin");
    }

    @AfterAll
    static void close() {
        STACK.close();
    }

    @BeforeEach
    void reset() {
        STACK.admin().reset();
    }

    /** The alarms of the other stack are on: there, nothing can be shipped, what mends it neither. */
    @Test
    void whatMendsAnAlarmCanBeShippedWithTheAlarmsOff() {
        failed("serin-dev-mark-processed");
        failed("twin-dev-mark-processed");

        var without = ship(FUNCTION);
        var with = ship("twin-dev." + FUNCTION);

        assertThat(STACK.admin().get("alarms"))
                .filteredOn(alarm -> alarm.path("state").asText().equals("ALARM"))
                .extracting(alarm -> alarm.path("name").asText())
                .contains("serin-dev-mark-processed-errors", "twin-dev-mark-processed-errors");
        assertThat(without.status()).as("%s", without).isEqualTo("Succeeded");
        assertThat(with.status()).as("%s", with).isEqualTo("Stopped");
        assertThat(with.reason()).startsWith("ALARM_ACTIVE");
        assertThat(with.weightsMoved()).isFalse();
    }

    /** Nobody answers for a canary that cannot start, so CodeDeploy's own limit ends it, as Failed. */
    @Test
    void withoutTheFallbackADeadCanaryEndsWithCodeDeploysLimit() {
        Change.replace("", "Canary", "/properties/Handler", "\"serin.handler.NoSuchHandler\"")
                .apply()
                .accept(STACK.admin());

        var shipped = Shipment.of(STACK.admin(), Order.of("good", FUNCTION).withHookLimit(Duration.ofSeconds(15)))
                .only();

        assertThat(shipped.status()).as("%s", shipped).isEqualTo("Failed");
        assertThat(shipped.reason()).startsWith("TIMEOUT");
        assertThat(shipped.weightsMoved()).isFalse();
    }

    /** Its own canary lets it through; the other stack's, handed the same event, may neither read nor answer it. */
    @Test
    void anotherStacksDeploymentGetsNoAnswer() {
        Change.add("", "Canary", "/properties/Environment/Variables/SERIN_HOOK_PATIENCE_SECONDS", "\"0\"")
                .apply()
                .accept(STACK.admin());
        var id = Shipment.start(STACK.admin(), Order.of("good", "twin-dev." + FUNCTION));
        var deployment = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Shipment.look(STACK.admin(), id).only().deploymentId(), text -> !text.isEmpty());

        var answer = STACK.invokeHook(
                "{\"DeploymentId\": \"%s\", \"LifecycleEventHookExecutionId\": \"abc\"}".formatted(deployment));

        assertThat(answer.path("errorMessage").asText())
                .as(answer.toString())
                .startsWith("deployment " + deployment + " waits for an answer: undelivered: codedeploy:Put");
        assertThat(Shipment.await(STACK.admin(), id).only().status()).isEqualTo("Succeeded");
    }

    private static void failed(String function) {
        STACK.admin().post("metrics", """
                        {"namespace": "AWS/Lambda", "name": "Errors", "value": 1,
                         "dimensions": {"FunctionName": "%1$s", "Resource": "%1$s:live"}}
                        """.formatted(function));
    }

    private static Shipment.Shipped ship(String function) {
        return Shipment.of(STACK.admin(), Order.of("good", function)).only();
    }
}
