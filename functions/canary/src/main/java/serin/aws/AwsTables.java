package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.Optional;
import java.util.OptionalInt;
import serin.observation.BackupFacts;
import serin.observation.Observation;
import serin.observation.TableFacts;
import serin.observation.Tables;
import serin.observation.TimeToLiveFacts;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;

/** DynamoDB's control plane through the SDK. */
final class AwsTables implements Tables {
    private final DynamoDbClient client;
    private final AwsReader reader;
    private final SingleFlight<String, TableFacts> tables = new SingleFlight<>(Operation.DESCRIBE_TABLE);
    private final SingleFlight<String, BackupFacts> backups = new SingleFlight<>(Operation.DESCRIBE_CONTINUOUS_BACKUPS);
    private final SingleFlight<String, TimeToLiveFacts> timesToLive =
            new SingleFlight<>(Operation.DESCRIBE_TIME_TO_LIVE);

    private final SingleFlight<String, String> resourcePolicies = new SingleFlight<>(Operation.GET_RESOURCE_POLICY);

    AwsTables(DynamoDbClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<TableFacts> table(String table) {
        return tables.look(
                table,
                () -> reader.read(
                        Operation.DESCRIBE_TABLE,
                        "table " + table,
                        limits -> client.describeTable(r -> r.tableName(table).overrideConfiguration(limits)),
                        response -> TableAnswer.facts(required(response.table(), "Table"))));
    }

    @Override
    public Observation<BackupFacts> backups(String table) {
        return backups.look(
                table,
                () -> reader.read(
                        Operation.DESCRIBE_CONTINUOUS_BACKUPS,
                        "table " + table,
                        limits -> client.describeContinuousBackups(
                                r -> r.tableName(table).overrideConfiguration(limits)),
                        AwsTables::backups));
    }

    @Override
    public Observation<TimeToLiveFacts> timeToLive(String table) {
        return timesToLive.look(
                table,
                () -> reader.read(
                        Operation.DESCRIBE_TIME_TO_LIVE,
                        "table " + table,
                        limits -> client.describeTimeToLive(
                                r -> r.tableName(table).overrideConfiguration(limits)),
                        AwsTables::timeToLive));
    }

    @Override
    public Observation<String> resourcePolicy(String tableArn) {
        return resourcePolicies.look(
                tableArn,
                () -> reader.read(
                        Operation.GET_RESOURCE_POLICY,
                        "a resource policy of " + tableArn,
                        limits -> client.getResourcePolicy(
                                r -> r.resourceArn(tableArn).overrideConfiguration(limits)),
                        response -> required(response.policy(), "Policy")));
    }

    private static BackupFacts backups(DescribeContinuousBackupsResponse response) {
        var backups = required(response.continuousBackupsDescription(), "ContinuousBackupsDescription");
        var recovery = required(
                backups.pointInTimeRecoveryDescription(),
                "ContinuousBackupsDescription.PointInTimeRecoveryDescription");
        var days = recovery.recoveryPeriodInDays();
        return new BackupFacts(
                required(recovery.pointInTimeRecoveryStatusAsString(), "PointInTimeRecoveryStatus"),
                days == null ? OptionalInt.empty() : OptionalInt.of(days));
    }

    private static TimeToLiveFacts timeToLive(DescribeTimeToLiveResponse response) {
        var timeToLive = required(response.timeToLiveDescription(), "TimeToLiveDescription");
        return new TimeToLiveFacts(
                required(timeToLive.timeToLiveStatusAsString(), "TimeToLiveDescription.TimeToLiveStatus"),
                Optional.ofNullable(timeToLive.attributeName()));
    }
}
