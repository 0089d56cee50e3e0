package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.demo.AdminClient;
import serin.demo.Shipment;
import serin.demo.Shipment.Order;

/**
 * From a fault to the page: the canary runs in its own role, prints metrics, and the stack's own alarms judge them. Twenty healthy runs
 * are twenty runs; elsewhere the row of a real run stands for those that would find the same.
 */
class SignalsTest {
    /** Longer than the period of an alarm. */
    private static final String A_WHILE = "PT6M";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();
    private final CanaryAlarms alarms = new CanaryAlarms(stack);

    @BeforeEach
    void reset() {
        stack.settle();
        stack.admin().reset();
    }

    @AfterEach
    void mend() {
        stack.settle();
        stack.admin().reset();
    }

    @Test
    void twentyHealthyRunsLeaveEveryAlarmAtRest() {
        assertThat(alarms.run().path("verdict").asText()).isEqualTo("HEALTHY");
        // One value of each, so as many values as metrics: the limit of eighty values a run.
        assertThat(stack.metrics("Serin")).hasSizeBetween(37, 80).contains("EventLatency [Stack=serin-dev]");
        for (var run = 1; run < 20; run++) {
            assertThat(alarms.run().path("verdict").asText()).isEqualTo("HEALTHY");
        }

        assertThat(alarms.in("OK"))
                .as(alarms.told())
                .contains(
                        "canary-silent",
                        "deployment-time",
                        "deployments-fail",
                        "event-latency",
                        "infrastructure",
                        "lambda-deploys-fail",
                        "rules",
                        "tables",
                        CanaryAlarms.COMPOSITE);
        assertThat(alarms.in("ALARM")).isEmpty();
        assertThat(alarms.in("INSUFFICIENT_DATA")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tables,         dynamodb.table.active@AssetsTable,        AssetsTable,     /state/TableStatus, '\"ARCHIVED\"'",
        "rules,          eventbridge.rule.enabled@SyncAssetsDaily, SyncAssetsDaily, /properties/State,  '\"DISABLED\"'",
        "infrastructure, kms.key.rotation@DataKey,                 DataKey,         /properties/EnableKeyRotation, false",
    })
    void aFaultSetsOffTheAlarmOfItsKindAndMendingEndsIt(
            String alarm, String finding, String resource, String pointer, String value) {
        alarms.run();
        alarms.repeatNewestRun(19);
        Change.replace("", resource, pointer, value).apply().accept(stack.admin());

        var broken = alarms.run();
        assertThat(new Validation(1, broken, "").unexplained()).containsExactly(finding);
        // One of twenty is 5 %, and no more.
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
        alarms.run();
        alarms.run();
        assertThat(alarms.in("ALARM")).as(alarms.told()).containsExactlyInAnyOrder(alarm, CanaryAlarms.COMPOSITE);

        undo(resource, pointer);
        // Runs start at whole seconds by the cloud's clock, and the newest is to be this one.
        alarms.pass("PT2S");
        alarms.run();
        alarms.repeatNewestRun(20);
        alarms.pass(A_WHILE);
        alarms.run();
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
    }

    /** With fewer than five runs a first failure may be chance; a second in a row is none. */
    @Test
    void ofAYoungStackTheSecondFailureInARowCounts() {
        Change.replace("", "SyncAssetsDaily", "/properties/State", "\"DISABLED\"")
                .apply()
                .accept(stack.admin());

        alarms.run();
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
        alarms.run();
        assertThat(alarms.in("ALARM")).as(alarms.told()).containsExactlyInAnyOrder("rules", CanaryAlarms.COMPOSITE);
    }

    @Test
    void oneFailedDeploymentOfThreeSetsOffItsAlarmAndOneOfThirtyDoesNot() {
        update("UPDATE_COMPLETE");
        alarms.repeatNewestDeployment("deployment", 1);
        update("UPDATE_ROLLBACK_COMPLETE");

        assertThat(alarms.in("ALARM"))
                .as(alarms.told())
                .containsExactlyInAnyOrder("deployments-fail", CanaryAlarms.COMPOSITE);
        assertThat(stack.metrics("Serin"))
                .contains(
                        "DeploymentsFailed [Kind=deployment, Stack=serin-dev]",
                        "DeploymentDuration [Kind=deployment, Stack=serin-dev]");

        update("UPDATE_COMPLETE");
        alarms.repeatNewestDeployment("deployment", 26);
        alarms.pass(A_WHILE);
        alarms.run();

        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
    }

    /** A version that does not start: the gate stops it, CodeDeploy fails, and with it the stack's update. */
    @Test
    void aFailedDeploymentOfAFunctionIsCountedOnceAndItsRollbackIsNot() {
        update("UPDATE_COMPLETE");
        alarms.repeatNewestDeployment("deployment", 19);

        var shipped = Shipment.of(stack.admin(), Order.of("throws-at-init", "MarkEarningsProcessed"));
        stack.settle();

        assertThat(shipped.status()).isEqualTo("Failed");
        assertThat(alarms.rows("serin-dev/function-deployment"))
                .extracting(row -> row.get("id").s(), row -> row.get("phase").s())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(shipped.only().deploymentId(), "FAILED"));
        assertThat(alarms.in("ALARM"))
                .as(alarms.told())
                .containsExactlyInAnyOrder("lambda-deploys-fail", CanaryAlarms.COMPOSITE);
    }

    @Test
    void anUpdateThatTookTooLongSetsOffItsAlarm() {
        status("UPDATE_IN_PROGRESS");
        alarms.pass("PT21M");
        status("UPDATE_COMPLETE");

        assertThat(alarms.in("ALARM"))
                .as(alarms.told())
                .containsExactlyInAnyOrder("deployment-time", CanaryAlarms.COMPOSITE);

        alarms.pass("PT16M");
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
    }

    /** A real event would have to be waited for; that runs measure it is shown above. */
    @Test
    void aLateEventSetsOffItsAlarm() {
        alarms.run();
        measure("EventLatency", 30_001);

        assertThat(alarms.in("ALARM"))
                .as(alarms.told())
                .containsExactlyInAnyOrder("event-latency", CanaryAlarms.COMPOSITE);

        alarms.pass(A_WHILE);
        measure("EventLatency", 240);
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
    }

    /** From Saturday's last run to Monday's first it is 25 hours. */
    @Test
    void aCanaryThatDoesNotRunIsHeardOfButNotOnASunday() {
        alarms.run();
        alarms.pass("PT25H");
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();

        alarms.pass("PT4H");
        assertThat(alarms.in("ALARM"))
                .as(alarms.told())
                .containsExactlyInAnyOrder("canary-silent", CanaryAlarms.COMPOSITE);

        alarms.run();
        assertThat(alarms.in("ALARM")).as(alarms.told()).isEmpty();
    }

    private void update(String end) {
        status("UPDATE_IN_PROGRESS");
        status(end);
        alarms.pass("PT1M");
    }

    private void status(String status) {
        stack.admin().post("stacks/serin-dev", "{\"status\": \"" + status + "\"}");
        stack.settle();
    }

    private void measure(String name, int value) {
        stack.admin()
                .post(
                        "metrics",
                        "{\"namespace\": \"Serin\", \"name\": \"" + name
                                + "\", \"dimensions\": {\"Stack\": \"serin-dev\"}, \"value\": " + value + "}");
    }

    private void undo(String resource, String pointer) {
        var healthy = pointer.equals("/state/TableStatus")
                ? "\"ACTIVE\""
                : pointer.equals("/properties/State") ? "\"ENABLED\"" : "true";
        Consumer<AdminClient> change =
                Change.replace("", resource, pointer, healthy).apply();
        change.accept(stack.admin());
    }
}
