package serin.observation;

/** DynamoDB's control plane. */
public interface Tables {

    /** {@code dynamodb:DescribeTable}. */
    Observation<TableFacts> table(String table);

    /** {@code dynamodb:DescribeContinuousBackups}. */
    Observation<BackupFacts> backups(String table);

    /** {@code dynamodb:DescribeTimeToLive}. */
    Observation<TimeToLiveFacts> timeToLive(String table);

    /**
     * {@code dynamodb:GetResourcePolicy}: the policy document. Absent when there is no policy, or no table.
     *
     * @param tableArn the operation takes no name
     */
    Observation<String> resourcePolicy(String tableArn);
}
