package serin.observation;

/** DynamoDB's control plane. */
public interface Tables {

    /** {@code dynamodb:DescribeTable}. */
    Observation<TableFacts> table(String table);

    /** {@code dynamodb:DescribeContinuousBackups}. */
    Observation<BackupFacts> backups(String table);

    /** {@code dynamodb:DescribeTimeToLive}. */
    Observation<TimeToLiveFacts> timeToLive(String table);
}
