package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;
import serin.demo.Shipment.Shipped;

/** A canary that is dead, or cannot answer: its fallback answers CodeDeploy, once and soon. */
class GateFallbackTest {
    private static final String FUNCTION = "MarkEarningsProcessed";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serin.handler.NoSuchHandler", "serin.cli.Main"})
    void aCanaryThatCannotStartIsAnsweredFor(String handler) {
        replace("Canary", "/properties/Handler", handler);

        failedByFallback(ship("good"));
    }

    @Test
    void aCanaryThatIsKilledInTheMiddleIsAnsweredFor() {
        var id = Shipment.start(stack.admin(), Order.of("ten-times-slower", FUNCTION));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !History.of(stack).of("hook-before").isEmpty());

        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").endsWith("serin.handler.CanaryHandler"))
                .forEach(ProcessHandle::destroyForcibly);

        failedByFallback(Shipment.await(stack.admin(), id).only());
    }

    /** The canary cannot answer, so its invocation fails. */
    @Test
    void anAnswerThatMayNotBeGivenIsGivenByTheFallback() {
        stack.admin().post("faults", """
                {"service": "codedeploy", "operation": "PutLifecycleEventHookExecutionStatus", "kind": "deny",
                 "probability": 1, "principal": "*CanaryRole*"}
                """);

        failedByFallback(ship("good"));
    }

    /** In a team's first weeks, and in an emergency, a dead canary holds nothing up either. */
    @ParameterizedTest
    @ValueSource(strings = {"warn", "off"})
    void aDeadCanaryHoldsNothingUpWhereTheHooksDoNot(String mode) {
        replace("CanaryFallback", "/properties/Environment/Variables/HOOK_MODE", mode);
        replace("Canary", "/properties/Handler", "serin.handler.NoSuchHandler");

        var shipped = ship("good");

        assertThat(shipped.status()).as("%s", shipped).isEqualTo("Succeeded");
        assertThat(shipped.after()).isEqualTo(shipped.target());
        assertThat(answers()).hasSize(2);
        assertThat(answers()).allSatisfy(GateFallbackTest::isTheFallbacks);
    }

    private void failedByFallback(Shipped shipped) {
        assertThat(shipped.status()).as("%s", shipped).isEqualTo("Failed");
        assertThat(shipped.reason()).startsWith("HOOK_EXECUTION_FAILURE");
        assertThat(shipped.weightsMoved()).isFalse();
        assertThat(answers())
                .filteredOn(call -> call.path("status").asInt() == 200)
                .singleElement()
                .satisfies(GateFallbackTest::isTheFallbacks);
        assertThat(Duration.between(endOfTheFailedInvocation(), answered()))
                .as("from the end of the failed invocation to the answer")
                .isBetween(Duration.ZERO, Duration.ofMinutes(2));
    }

    private static void isTheFallbacks(JsonNode call) {
        assertThat(call.path("principal").asText()).contains("CanaryFallbackRole");
        assertThat(call.path("status").asInt()).isEqualTo(200);
    }

    private Iterable<JsonNode> answers() {
        return StreamSupport.stream(stack.admin().get("calls").spliterator(), false)
                .filter(call -> call.path("operation").asText().equals("PutLifecycleEventHookExecutionStatus"))
                .toList();
    }

    private Instant answered() {
        return StreamSupport.stream(answers().spliterator(), false)
                .filter(call -> call.path("status").asInt() == 200)
                .map(GateFallbackTest::at)
                .findFirst()
                .orElseThrow();
    }

    private Instant endOfTheFailedInvocation() {
        return StreamSupport.stream(stack.admin().get("invocations").spliterator(), false)
                .filter(invocation -> invocation.path("function").asText().startsWith("CodeDeployHook_"))
                .filter(invocation -> !invocation.path("outcome").asText().equals("ok"))
                .findFirst()
                .map(invocation ->
                        at(invocation).plusMillis(invocation.path("millis").asLong()))
                .orElseThrow(() -> new AssertionError(
                        Optional.of(stack.admin().get("invocations")).toString()));
    }

    private static Instant at(JsonNode record) {
        return Instant.parse(record.path("at").asText());
    }

    private Shipped ship(String variant) {
        return Shipment.of(stack.admin(), Order.of(variant, FUNCTION)).only();
    }

    private void replace(String logicalId, String path, String value) {
        Change.replace("", logicalId, path, "\"" + value + "\"").apply().accept(stack.admin());
    }
}
