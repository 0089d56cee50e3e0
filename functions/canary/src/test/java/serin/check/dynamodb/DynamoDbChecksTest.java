package serin.check.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.check.Scenario.EVIDENCE;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.Scenario;
import serin.check.TableSample;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.BackupFacts;
import serin.observation.TableFacts.KeyElement;
import serin.observation.TimeToLiveFacts;

/** The rows that compare a table with the template. */
class DynamoDbChecksTest {
    private final Scenario scenario = new Scenario();

    @Test
    void keyPassesInAnyOrder() {
        scenario.property(
                        Scenario.TABLE,
                        "KeySchema",
                        "[{\"AttributeName\": \"at\", \"KeyType\": \"RANGE\"}, {\"AttributeName\": \"id\", \"KeyType\": \"HASH\"}]")
                .table(new TableSample().key(new KeyElement("id", "HASH"), new KeyElement("at", "RANGE")));
        assertThat(outcome("key-schema")).contains(new Outcome.Pass("HASH id, RANGE at", EVIDENCE));
    }

    @Test
    void keyFailsWhenDifferent() {
        scenario.table(new TableSample().key(new KeyElement("customer", "HASH")));
        assertThat(outcome("key-schema")).contains(new Outcome.Fail("HASH id", "HASH customer", EVIDENCE));
    }

    @Test
    void keyIsUnknownWhenNotResolved() {
        scenario.property(
                Scenario.TABLE, "KeySchema", "[{\"AttributeName\": {\"$unresolved\": \"x\"}, \"KeyType\": \"HASH\"}]");
        assertThat(outcome("key-schema"))
                .contains(new Outcome.Unknown("the expected value could not be resolved: AttributeName: x"));
    }

    @Test
    void billingFailsWhenDifferent() {
        scenario.table(new TableSample().billingMode("PROVISIONED"));
        assertThat(outcome("billing-mode")).contains(new Outcome.Fail("PAY_PER_REQUEST", "PROVISIONED", EVIDENCE));
    }

    @Test
    void billingIsProvisionedWhereTheTemplateDoesNotSay() {
        scenario.withoutProperty(Scenario.TABLE, "BillingMode").table(new TableSample().billingMode("PROVISIONED"));
        assertThat(outcome("billing-mode")).contains(new Outcome.Pass("PROVISIONED", EVIDENCE));
    }

    @Test
    void deletionProtectionFailsWhenOff() {
        scenario.table(new TableSample().deletionProtection(false));
        assertThat(outcome("deletion-protection")).contains(new Outcome.Fail("true", "false", EVIDENCE));
    }

    @Test
    void deletionProtectionPassesWhenDeclaredOff() {
        scenario.property(Scenario.TABLE, "DeletionProtectionEnabled", "false")
                .table(new TableSample().deletionProtection(false));
        assertThat(outcome("deletion-protection")).contains(new Outcome.Pass("false", EVIDENCE));
    }

    @Test
    void deletionProtectionIsNotComparedWhenOmitted() {
        scenario.withoutProperty(Scenario.TABLE, "DeletionProtectionEnabled");
        assertThat(outcome("deletion-protection")).isEmpty();
    }

    @Test
    void recoveryPassesWhenEnabled() {
        assertThat(outcome("point-in-time-recovery")).contains(new Outcome.Pass("enabled, 35 days", EVIDENCE));
    }

    @Test
    void recoveryFailsWhenDisabled() {
        backups("DISABLED", OptionalInt.empty());
        assertThat(outcome("point-in-time-recovery"))
                .contains(new Outcome.Fail("enabled, 35 days", "disabled", EVIDENCE));
    }

    @Test
    void recoveryFailsWithAShorterPeriod() {
        backups("ENABLED", OptionalInt.of(7));
        assertThat(outcome("point-in-time-recovery"))
                .contains(new Outcome.Fail("enabled, 35 days", "enabled, 7 days", EVIDENCE));
    }

    @Test
    void recoveryComparesNoPeriodThatIsNotDeclared() {
        scenario.property(
                Scenario.TABLE, "PointInTimeRecoverySpecification", "{\"PointInTimeRecoveryEnabled\": \"true\"}");
        backups("ENABLED", OptionalInt.of(7));
        assertThat(outcome("point-in-time-recovery")).contains(new Outcome.Pass("enabled, 7 days", EVIDENCE));
    }

    @Test
    void recoveryFailsWhenEnabledThoughDeclaredOff() {
        scenario.property(
                Scenario.TABLE, "PointInTimeRecoverySpecification", "{\"PointInTimeRecoveryEnabled\": false}");
        assertThat(outcome("point-in-time-recovery"))
                .contains(new Outcome.Fail("disabled", "enabled, 35 days", EVIDENCE));
    }

    @Test
    void recoveryIsNotComparedWhenOmitted() {
        scenario.withoutProperty(Scenario.TABLE, "PointInTimeRecoverySpecification");
        assertThat(outcome("point-in-time-recovery")).isEmpty();
    }

    @Test
    void recoveryIsUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("backups shop-orders", "dynamodb:DescribeContinuousBackups");
        assertThat(outcome("point-in-time-recovery"))
                .contains(new Outcome.Unknown(
                        "dynamodb:DescribeContinuousBackups: AccessDenied",
                        Optional.of("dynamodb:DescribeContinuousBackups")));
    }

    @Test
    void recoveryIsSkippedWhenTheTableIsGone() {
        scenario.cloud().absent("backups shop-orders");
        assertThat(outcome("point-in-time-recovery")).contains(Outcome.Skipped.because(active()));
    }

    @ParameterizedTest
    @CsvSource({"ENABLED", "ENABLING"})
    void timeToLivePassesWhenEnabled(String status) {
        timeToLive(status, Optional.of("expires"));
        assertThat(outcome("time-to-live")).contains(new Outcome.Pass("enabled on expires", EVIDENCE));
    }

    @ParameterizedTest
    @CsvSource({"DISABLED", "DISABLING"})
    void timeToLiveFailsWhenDisabled(String status) {
        timeToLive(status, Optional.of("expires"));
        assertThat(outcome("time-to-live")).contains(new Outcome.Fail("enabled on expires", "disabled", EVIDENCE));
    }

    @Test
    void timeToLiveFailsOnAnotherAttribute() {
        timeToLive("ENABLED", Optional.of("at"));
        assertThat(outcome("time-to-live")).contains(new Outcome.Fail("enabled on expires", "enabled on at", EVIDENCE));
    }

    @Test
    void timeToLivePassesWhenDeclaredOff() {
        scenario.property(
                Scenario.TABLE, "TimeToLiveSpecification", "{\"AttributeName\": \"expires\", \"Enabled\": false}");
        timeToLive("DISABLED", Optional.empty());
        assertThat(outcome("time-to-live")).contains(new Outcome.Pass("disabled", EVIDENCE));
    }

    @Test
    void timeToLiveIsNotComparedWhenOmitted() {
        scenario.withoutProperty(Scenario.TABLE, "TimeToLiveSpecification");
        assertThat(outcome("time-to-live")).isEmpty();
    }

    @Test
    void timeToLiveIsUnknownWhenAccessIsDenied() {
        scenario.cloud().denied("timeToLive shop-orders", "dynamodb:DescribeTimeToLive");
        assertThat(outcome("time-to-live"))
                .contains(new Outcome.Unknown(
                        "dynamodb:DescribeTimeToLive: AccessDenied", Optional.of("dynamodb:DescribeTimeToLive")));
    }

    @ParameterizedTest
    @CsvSource({
        "key-schema",
        "attribute-types",
        "index-schema",
        "index-active",
        "encryption",
        "billing-mode",
        "deletion-protection"
    })
    void everyOtherRowIsSkippedWhenTheTableIsGone(String row) {
        scenario.cloud().absent("table shop-orders");
        assertThat(outcome(row)).contains(Outcome.Skipped.because(active()));
    }

    @ParameterizedTest
    @CsvSource({
        "key-schema",
        "attribute-types",
        "index-schema",
        "index-active",
        "encryption",
        "billing-mode",
        "deletion-protection"
    })
    void everyOtherRowIsUnknownWhenAccessIsDenied(String row) {
        scenario.cloud().denied("table shop-orders", "dynamodb:DescribeTable");
        assertThat(outcome(row))
                .contains(new Outcome.Unknown(
                        "dynamodb:DescribeTable: AccessDenied", Optional.of("dynamodb:DescribeTable")));
    }

    private void backups(String recovery, OptionalInt days) {
        scenario.cloud().present("backups shop-orders", new BackupFacts(recovery, days));
    }

    private void timeToLive(String status, Optional<String> attribute) {
        scenario.cloud().present("timeToLive shop-orders", new TimeToLiveFacts(status, attribute));
    }

    private static FindingRef active() {
        return new FindingRef("dynamodb.table.active", Scenario.TABLE);
    }

    private Optional<Outcome> outcome(String row) {
        return scenario.outcome("dynamodb.table." + row, Scenario.TABLE);
    }
}
