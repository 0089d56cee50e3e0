package serin.aws;

/**
 * A request quota that calls of one account and region share.
 *
 * <p>Lambda: <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html#api-requests">API requests</a>.
 * DynamoDB: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html">DescribeContinuousBackups</a>
 * and <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html">control plane</a>.
 * EventBridge: <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">quotas</a>. KMS: <a
 * href="https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html">requests per second</a>. SNS: <a
 * href="https://docs.aws.amazon.com/general/latest/gr/sns.html">API throttling</a>, of which ListSubscriptionsByTopic
 * has 30 a second, and for reading attributes the same is assumed. Secrets Manager: <a
 * href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html">quotas</a>, of which DescribeSecret and
 * GetSecretValue together have 10,000 a second. CloudWatch: <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html">quotas</a>, of which GetMetricData has
 * 500 a second in most regions and 50 in the others; a run makes two calls for each 500 metrics;
 * DescribeAlarms has 9, GetDashboard 10. CloudWatch Logs: <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html">quotas</a>, of which DescribeLogGroups and
 * DescribeSubscriptionFilters have 10 a second each.
 */
enum Quota {
    LAMBDA_GET_FUNCTION(100, 1),
    LAMBDA_GET_POLICY(15, 1),
    /** All other control-plane operations of Lambda together. */
    LAMBDA_SHARED(15, 1),
    /** Invocations are bounded by concurrency, not by a rate; so many a second are more than a stack has functions. */
    LAMBDA_INVOKE(100, 1),
    DYNAMODB_CONTINUOUS_BACKUPS(10, 1),
    DYNAMODB_CONTROL_PLANE(2_500, 1),
    /** An on-demand table takes 4,000 writes a second from the first; a canary writes a row for each run. */
    LEDGER(1_000, 1),
    EVENTBRIDGE(50, 1),
    KMS_DESCRIBE_KEY(2_000, 1),
    /** GetKeyPolicy and GetKeyRotationStatus have 1,000 a second each; no stack has so many keys that they should not share it. */
    KMS_GET_KEY(1_000, 1),
    SNS(30, 1),
    SECRETS_MANAGER(10_000, 1),
    CLOUDWATCH(50, 1),
    CLOUDWATCH_ALARMS(9, 1),
    CLOUDWATCH_DASHBOARDS(10, 1),
    LOGS(10, 1),
    /** SQS publishes no quota for reading attributes; its request rate per queue is "nearly unlimited". */
    SQS(100, 1),
    /** Unpublished. */
    CLOUDFORMATION(5, 10),
    /** Unpublished. */
    CODEDEPLOY(5, 10),
    /** Unpublished. */
    IAM(5, 20);

    private final int perSecond;
    private final int burstSeconds;

    /**
     * @param perSecond what AWS publishes, or what is assumed where it publishes nothing
     * @param burstSeconds how many seconds' worth may be asked at once. One for a published quota, so that no second holds more
     *     than twice the share of it; ten or more for an assumed one, where a small stack (eight roles are 40 calls) should not wait
     *     for a figure that nobody has stated, and the first throttle slows everybody down
     */
    Quota(int perSecond, int burstSeconds) {
        this.perSecond = perSecond;
        this.burstSeconds = burstSeconds;
    }

    /** Calls a second under the given politeness; may be a fraction. */
    double rate(Politeness politeness) {
        return perSecond * (this == LAMBDA_SHARED ? politeness.lambdaSharedShare() : politeness.share());
    }

    /** Calls that may be made at once after a pause; at least one. */
    long burst(Politeness politeness) {
        return Math.max(1, (long) Math.floor(rate(politeness) * burstSeconds));
    }
}
