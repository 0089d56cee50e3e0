package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;
import serin.demo.Shipment.Shipped;

/** Hooks whose ledger cannot be written: it costs rows, never an answer, and never turns one round. */
class GateLedgerTest {
    private static final String FUNCTION = "MarkEarningsProcessed";
    private static final String BEFORE = "hook-before";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @Test
    void withoutALedgerTheAnswersAreTheSame() {
        loseWrites();

        var good = Shipment.of(stack.admin(), Order.of("good", FUNCTION)).only();
        var bad = Shipment.of(stack.admin(), Order.of("throws-on-event", FUNCTION))
                .only();

        assertThat(good.status()).as("%s", good).isEqualTo("Succeeded");
        assertThat(bad.status()).as("%s", bad).isEqualTo("Failed");
        assertThat(bad.weightsMoved()).isFalse();
        assertThat(History.of(stack).entries()).isEmpty();
    }

    /** The row says that the hook began; the one that says how it ended is lost, and the event then comes once more. */
    @Test
    void aLostEndIsNeverMadeUp() {
        // So that there is a while between the two rows.
        fault("lambda", "Invoke", "\"kind\": \"delay\", \"millis\": 5000");
        var id = Shipment.start(stack.admin(), Order.of("throws-on-event", FUNCTION));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !History.of(stack).of(BEFORE).isEmpty());
        loseWrites();
        var shipped = Shipment.await(stack.admin(), id).only();
        // The answer comes first, then the row, which is tried again and again.
        stack.settle();
        stack.admin().clearFaults();

        var again = stack.invokeHook(event(shipped));

        assertThat(shipped.status()).as("%s", shipped).isEqualTo("Failed");
        assertThat(again.path("delivery").asText()).as(again.toString()).isEqualTo("nothing sent");
        assertThat(History.of(stack).hook(shipped.deploymentId(), BEFORE)).satisfies(row -> {
            assertThat(row.answer()).isEqualTo("null");
            assertThat(row.standing()).isEqualTo("BEGUN");
        });
    }

    private String event(Shipped shipped) {
        var row = History.of(stack).hook(shipped.deploymentId(), BEFORE).told();
        return "{\"DeploymentId\": \"%s\", \"LifecycleEventHookExecutionId\": \"%s\"}"
                .formatted(shipped.deploymentId(), row.path("executionId").asText());
    }

    private void loseWrites() {
        fault("dynamodb", "PutItem", "\"kind\": \"error\"");
    }

    private void fault(String service, String operation, String kind) {
        stack.admin().post("faults", """
                {"service": "%s", "operation": "%s", %s, "probability": 1, "principal": "*CanaryRole*"}
                """.formatted(service, operation, kind));
    }
}
