package serin.check.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.PropertyCheck;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.expectation.ExpectedTable.PointInTimeRecovery;
import serin.expectation.ExpectedTable.TimeToLive;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Severity;
import serin.observation.BackupFacts;
import serin.observation.TableFacts;
import serin.observation.TimeToLiveFacts;

/** The checks on tables. */
public final class DynamoDbChecks {
    static final String API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/";

    private static final String ACTIVE = TableActive.INFO.id();

    private static final List<Check<?>> CONFIGURATION = List.of(
            new TableActive(),
            table(
                    info(
                            "key-schema",
                            "has the declared key",
                            Severity.CRITICAL,
                            "KeySchema",
                            "Restore the table from a backup under the declared key: a table's key cannot be changed."),
                    ExpectedTable::key,
                    facts -> LiveSchema.key(facts.keySchema())),
            new TableAttributeTypesDeclared(),
            new TableIndexesDeclared(),
            new TableIndexesActive(),
            new TableEncryptionDeclared(),
            table(
                    info(
                            "billing-mode",
                            "is billed as declared",
                            Severity.HIGH,
                            "BillingMode",
                            "Set the table's billing mode to the declared one (aws dynamodb update-table --billing-mode)."),
                    ExpectedTable::billingMode,
                    TableFacts::billingMode),
            table(
                    info(
                            "deletion-protection",
                            "is protected from deletion as declared",
                            Severity.HIGH,
                            "DeletionProtectionEnabled",
                            "Set the table's deletion protection as declared (aws dynamodb update-table --deletion-protection-enabled)."),
                    ExpectedTable::deletionProtection,
                    TableFacts::deletionProtection),
            new PropertyCheck<>(
                    new CheckInfo(
                            "dynamodb.table.point-in-time-recovery",
                            "can be restored to any moment as declared",
                            Severity.HIGH,
                            Set.of("dynamodb:DescribeContinuousBackups"),
                            Set.of("PointInTimeRecoverySpecification"),
                            API + "API_DescribeContinuousBackups.html",
                            "Set point-in-time recovery as declared (aws dynamodb update-continuous-backups)."),
                    ExpectedTable.class,
                    ExpectedTable::pointInTimeRecovery,
                    (expected, context) -> context.cloud().tables().backups(expected.name()),
                    DynamoDbChecks::recovery,
                    DynamoDbChecks::same,
                    DynamoDbChecks::show,
                    ACTIVE),
            new PropertyCheck<>(
                    new CheckInfo(
                            "dynamodb.table.time-to-live",
                            "expires items as declared",
                            Severity.HIGH,
                            Set.of("dynamodb:DescribeTimeToLive"),
                            Set.of("TimeToLiveSpecification"),
                            API + "API_DescribeTimeToLive.html",
                            "Set the table's time to live as declared (aws dynamodb update-time-to-live)."),
                    ExpectedTable.class,
                    ExpectedTable::timeToLive,
                    (expected, context) -> context.cloud().tables().timeToLive(expected.name()),
                    DynamoDbChecks::timeToLive,
                    DynamoDbChecks::same,
                    DynamoDbChecks::show,
                    ACTIVE),
            new TableResourcePolicyDeclared(),
            new TableFresh());

    public static final List<Check<?>> ALL =
            Stream.concat(CONFIGURATION.stream(), TableSums.ALL.stream()).toList();

    private DynamoDbChecks() {}

    /** The finding that says that the table is not there. */
    static FindingRef active(ExpectedTable expected) {
        return new FindingRef(ACTIVE, expected.resource().logicalId());
    }

    /** A check that reads DescribeTable. */
    static CheckInfo info(String name, String title, Severity severity, String property, String remediation) {
        return new CheckInfo(
                "dynamodb.table." + name,
                title,
                severity,
                Set.of("dynamodb:DescribeTable"),
                Set.of(property),
                API + "API_TableDescription.html",
                remediation);
    }

    private static <T> Check<ExpectedTable> table(
            CheckInfo info, Function<ExpectedTable, Declared<T>> declared, Function<TableFacts, T> found) {
        return new PropertyCheck<>(
                info,
                ExpectedTable.class,
                declared,
                (expected, context) -> context.cloud().tables().table(expected.name()),
                found,
                ACTIVE);
    }

    private static PointInTimeRecovery recovery(BackupFacts facts) {
        var days = facts.recoveryPeriodDays();
        return new PointInTimeRecovery(
                facts.pointInTimeRecovery().equals("ENABLED"),
                days.isPresent() ? Optional.of(days.getAsInt()) : Optional.empty());
    }

    private static boolean same(PointInTimeRecovery declared, PointInTimeRecovery live) {
        return declared.enabled() == live.enabled()
                && (!declared.enabled()
                        || declared.periodDays().isEmpty()
                        || declared.periodDays().equals(live.periodDays()));
    }

    private static String show(PointInTimeRecovery recovery) {
        return recovery.enabled()
                ? "enabled"
                        + recovery.periodDays()
                                .map(days -> ", " + days + " days")
                                .orElse("")
                : "disabled";
    }

    /** A change under way counts as made: DynamoDB takes up to an hour for it. */
    private static TimeToLive timeToLive(TimeToLiveFacts facts) {
        return new TimeToLive(Set.of("ENABLED", "ENABLING").contains(facts.status()), facts.attribute());
    }

    private static boolean same(TimeToLive declared, TimeToLive live) {
        return declared.enabled() == live.enabled()
                && (!declared.enabled() || declared.attribute().equals(live.attribute()));
    }

    private static String show(TimeToLive ttl) {
        return ttl.enabled() ? "enabled on " + ttl.attribute().orElse("no attribute") : "disabled";
    }
}
