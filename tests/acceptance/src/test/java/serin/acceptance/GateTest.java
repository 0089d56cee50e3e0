package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/**
 * The deployment gate from end to end: CodeDeploy's lifecycle calls the canary with its own role in its own JVM, and what the canary
 * answers decides. The record that a weight moved is the local cloud's; why, the ledger's.
 */
class GateTest {
    /** Its traffic moves all at once. */
    private static final String AT_ONCE = "SyncAssets";

    /** Its traffic moves by Canary10Percent5Minutes. */
    private static final String BY_WEIGHT = "MarkEarningsProcessed";

    static final String[] ALL_SEVEN = {
        "SyncAssets",
        "SyncEarningsCalendar",
        "TriggerEarningsPollenation",
        "TriggerRegularPollenation",
        "SyncNewsSentiment",
        "PollenateAsset",
        "MarkEarningsProcessed"
    };

    private static final String BEFORE = "hook-before";
    private static final String AFTER = "hook-after";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @ParameterizedTest
    @CsvSource({AT_ONCE, BY_WEIGHT})
    void aGoodVersionTakesTheTraffic(String function) {
        var shipment = Shipment.of(stack.admin(), Order.of("good", function));

        passed(shipment.only());
        assertThat(shipment.status()).isEqualTo("Succeeded");
    }

    @Test
    void aGoodVersionOfAllSevenTakesTheTraffic() {
        var shipment = Shipment.of(stack.admin(), Order.of("good", ALL_SEVEN));

        assertThat(shipment.functions()).hasSize(7).allSatisfy(this::passed);
        assertThat(shipment.status()).isEqualTo("Succeeded");
    }

    /** The stage of each by tests/variants/README.md. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws-at-init   | FAIL probe.answers   | FEATURE_FLAGS",
                "wrong-handler    | FAIL probe.answers   | ClassNotFoundException",
                "loses-probe      | FAIL probe.answers   | an answer to the probe with its nonce",
                "throws-on-event  | FAIL probe.rehearsal | no feature flags for EarningsProcessed",
                "wrong-answer     | FAIL probe.rehearsal | was ARRAY",
                "ten-times-slower | FAIL probe.rehearsal | the better of two",
            })
    void aBadVersionTakesNoTraffic(String variant, String finding, String cause) {
        turnedBack(Shipment.of(stack.admin(), Order.of(variant, BY_WEIGHT)).only(), finding, cause);
    }

    /** A denial may be one of a policy that is on its way, so it is looked at again for a while: here 12 s, not two minutes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing-permission | FAIL probe.table-readable | dynamodb:Scan",
                "wrong-table        | FAIL probe.table-         | serin-dev-earningsCalendar-v2",
            })
    void aVersionThatIsDeniedTakesNoTraffic(String variant, String finding, String cause) {
        canary("SERIN_HOOK_PATIENCE_SECONDS", "12");

        turnedBack(Shipment.of(stack.admin(), Order.of(variant, BY_WEIGHT)).only(), finding, cause);
    }

    @Test
    void aVersionThatHangsTakesNoTraffic() {
        turnedBack(
                Shipment.of(stack.admin(), Order.of("hangs", BY_WEIGHT)).only(),
                "FAIL probe.answers",
                "Sandbox.Timedout");
    }

    /** A tenth of real traffic goes to it, fails, and sets off its error alarm while weights shift. */
    @Test
    void aVersionThatFailsUnderTrafficIsTakenBack() {
        var id = Shipment.start(
                stack.admin(), Order.of("fails-under-traffic", BY_WEIGHT).withMinute(Duration.ofSeconds(3)));
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Shipment.look(stack.admin(), id).only().weightsMoved());
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(15))
                .until(() -> stack.fails("serin-dev-mark-processed", event("mark-earnings-processed.json")));

        var shipped = Shipment.await(stack.admin(), id).only();

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Stopped");
        assertThat(shipped.reason()).startsWith("ALARM_ACTIVE").contains("serin-dev-mark-processed-errors");
        assertThat(shipped.hooks()).containsExactly("BeforeAllowTraffic Succeeded", "AfterAllowTraffic Skipped");
        isBack(shipped);
    }

    /** It is well once, before the shift; after it, it is asked three times in a row. */
    @Test
    void aVersionThatLeaksIsTakenBack() {
        var shipped =
                Shipment.of(stack.admin(), Order.of("leaks-memory", BY_WEIGHT)).only();

        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Failed");
        assertThat(shipped.hooks()).containsExactly("BeforeAllowTraffic Succeeded", "AfterAllowTraffic Failed");
        isBack(shipped);
        var history = History.of(stack);
        assertThat(history.hook(shipped.deploymentId(), BEFORE).answer()).isEqualTo("Succeeded");
        assertThat(history.hook(shipped.deploymentId(), AFTER).findings())
                .anySatisfy(
                        finding -> assertThat(finding).startsWith("FAIL probe.").contains("OutOfMemoryError"));
    }

    /** What hooks cannot see, wiring, first deployments and changed parameters, the stack run sees that the update's end starts. */
    @Test
    void theUpdatesEndIsFollowedByARunOfTheWholeStack() {
        Shipment.of(stack.admin(), Order.of("good", AT_ONCE));
        stack.settle();

        assertThat(History.of(stack).of("stack"))
                .singleElement()
                .satisfies(run -> assertThat(run.standing()).as("%s", run).isEqualTo("HEALTHY"));
    }

    /** Hooks are not called when a stack is made: an alias's update policy acts when its version changes. */
    @Test
    void theFirstDeploymentsEndIsFollowedByARunOfTheWholeStack() {
        stack.admin().post("stacks/" + stack.name(), "{\"status\": \"CREATE_COMPLETE\"}");
        stack.settle();

        assertThat(History.of(stack).of("stack"))
                .singleElement()
                .satisfies(run -> assertThat(run.standing()).as("%s", run).isEqualTo("HEALTHY"));
    }

    private void isBack(Shipment.Shipped shipped) {
        assertThat(shipped.weightsMoved()).isTrue();
        assertThat(shipped.after()).isEqualTo(shipped.before()).isNotEqualTo(shipped.target());
        assertThat(stack.admin().resource("MarkEarningsProcessedAliaslive").at("/properties/RoutingConfig"))
                .isEmpty();
    }

    private static String event(String file) {
        try {
            return Files.readString(Path.of(System.getProperty("serin.root"), "events", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passed(Shipment.Shipped shipped) {
        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Succeeded");
        assertThat(shipped.after())
                .as(told(shipped))
                .isEqualTo(shipped.target())
                .isNotEqualTo(shipped.before());
        assertThat(shipped.hooks()).containsExactly("BeforeAllowTraffic Succeeded", "AfterAllowTraffic Succeeded");
        assertThat(shipped.weightsMoved()).isTrue();
        var history = History.of(stack);
        assertThat(history.hook(shipped.deploymentId(), BEFORE).answer()).isEqualTo("Succeeded");
        assertThat(history.hook(shipped.deploymentId(), AFTER).answer()).isEqualTo("Succeeded");
    }

    private void turnedBack(Shipment.Shipped shipped, String finding, String cause) {
        assertThat(shipped.status()).as(told(shipped)).isEqualTo("Failed");
        assertThat(shipped.weightsMoved()).as(told(shipped)).isFalse();
        assertThat(shipped.after()).isEqualTo(shipped.before()).isNotEqualTo(shipped.target());
        assertThat(shipped.hooks()).containsExactly("BeforeAllowTraffic Failed", "AfterAllowTraffic Skipped");
        var hook = History.of(stack).hook(shipped.deploymentId(), BEFORE);
        assertThat(hook.answer()).isEqualTo("Failed");
        assertThat(hook.standing()).isEqualTo("UNHEALTHY");
        assertThat(hook.findings())
                .anySatisfy(each -> assertThat(each).startsWith(finding).contains(cause));
    }

    private String told(Shipment.Shipped shipped) {
        return shipped.told() + "\n" + History.of(stack).entries();
    }

    /** Sets a variable of the code that CodeDeploy's hooks run, which is the function without a qualifier. */
    private void canary(String variable, String value) {
        Change.add("", "Canary", "/properties/Environment/Variables/" + variable, "\"" + value + "\"")
                .apply()
                .accept(stack.admin());
    }
}
