package serin.aws;

/** An API operation that Serin calls: what IAM calls it, the quota it counts against, and how AWS says "does not exist". */
enum Operation {
    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html">DescribeStacks</a>. */
    DESCRIBE_STACKS("cloudformation:DescribeStacks", Quota.CLOUDFORMATION, Absence.STACK),
    GET_TEMPLATE("cloudformation:GetTemplate", Quota.CLOUDFORMATION, Absence.STACK),
    LIST_STACK_RESOURCES("cloudformation:ListStackResources", Quota.CLOUDFORMATION, Absence.STACK),
    LIST_EXPORTS("cloudformation:ListExports", Quota.CLOUDFORMATION, Absence.NEVER),

    /** <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html">GetFunction</a>. */
    GET_FUNCTION("lambda:GetFunction", Quota.LAMBDA_GET_FUNCTION, Absence.FUNCTION),
    GET_FUNCTION_CONFIGURATION("lambda:GetFunctionConfiguration", Quota.LAMBDA_SHARED, Absence.FUNCTION),
    GET_ALIAS("lambda:GetAlias", Quota.LAMBDA_SHARED, Absence.FUNCTION),
    LIST_VERSIONS_BY_FUNCTION("lambda:ListVersionsByFunction", Quota.LAMBDA_SHARED, Absence.FUNCTION),
    GET_POLICY("lambda:GetPolicy", Quota.LAMBDA_GET_POLICY, Absence.FUNCTION),
    GET_FUNCTION_EVENT_INVOKE_CONFIG(
            "lambda:GetFunctionEventInvokeConfig", Quota.LAMBDA_SHARED, Absence.RESOURCE_NOT_FOUND),
    GET_FUNCTION_URL_CONFIG("lambda:GetFunctionUrlConfig", Quota.LAMBDA_SHARED, Absence.FUNCTION),
    LIST_EVENT_SOURCE_MAPPINGS("lambda:ListEventSourceMappings", Quota.LAMBDA_SHARED, Absence.NEVER),
    INVOKE("lambda:InvokeFunction", Quota.LAMBDA_INVOKE, Absence.FUNCTION),

    /** <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">DescribeTable</a>. */
    DESCRIBE_TABLE("dynamodb:DescribeTable", Quota.DYNAMODB_CONTROL_PLANE, Absence.RESOURCE_NOT_FOUND),
    DESCRIBE_CONTINUOUS_BACKUPS(
            "dynamodb:DescribeContinuousBackups", Quota.DYNAMODB_CONTINUOUS_BACKUPS, Absence.TABLE_NOT_FOUND),
    DESCRIBE_TIME_TO_LIVE("dynamodb:DescribeTimeToLive", Quota.DYNAMODB_CONTROL_PLANE, Absence.RESOURCE_NOT_FOUND),

    GET_RESOURCE_POLICY("dynamodb:GetResourcePolicy", Quota.DYNAMODB_CONTROL_PLANE, Absence.TABLE_POLICY),

    /** The ledger's: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>. */
    PUT_ITEM("dynamodb:PutItem", Quota.LEDGER, Absence.RESOURCE_NOT_FOUND),
    QUERY("dynamodb:Query", Quota.LEDGER, Absence.RESOURCE_NOT_FOUND),

    /** <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html">ListRules</a>. */
    LIST_RULES("events:ListRules", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),
    DESCRIBE_RULE("events:DescribeRule", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),
    LIST_TARGETS_BY_RULE("events:ListTargetsByRule", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),
    DESCRIBE_EVENT_BUS("events:DescribeEventBus", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),
    LIST_RULE_NAMES_BY_TARGET("events:ListRuleNamesByTarget", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),
    TEST_EVENT_PATTERN("events:TestEventPattern", Quota.EVENTBRIDGE, Absence.NEVER),
    PUT_EVENTS("events:PutEvents", Quota.EVENTBRIDGE, Absence.RESOURCE_NOT_FOUND),

    /** <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html">GetQueueAttributes</a>. */
    GET_QUEUE_ATTRIBUTES("sqs:GetQueueAttributes", Quota.SQS, Absence.QUEUE),
    RECEIVE_MESSAGE("sqs:ReceiveMessage", Quota.SQS, Absence.QUEUE),
    DELETE_MESSAGE("sqs:DeleteMessage", Quota.SQS, Absence.QUEUE),

    /** <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html">GetRole</a>. */
    GET_ROLE("iam:GetRole", Quota.IAM, Absence.NO_SUCH_ENTITY),
    LIST_ATTACHED_ROLE_POLICIES("iam:ListAttachedRolePolicies", Quota.IAM, Absence.NO_SUCH_ENTITY),
    LIST_ROLE_POLICIES("iam:ListRolePolicies", Quota.IAM, Absence.NO_SUCH_ENTITY),
    GET_ROLE_POLICY("iam:GetRolePolicy", Quota.IAM, Absence.NO_SUCH_ENTITY),
    GET_MANAGED_POLICY("iam:GetPolicy", Quota.IAM, Absence.NO_SUCH_ENTITY),
    GET_POLICY_VERSION("iam:GetPolicyVersion", Quota.IAM, Absence.NO_SUCH_ENTITY),
    SIMULATE_PRINCIPAL_POLICY("iam:SimulatePrincipalPolicy", Quota.IAM, Absence.NO_SUCH_ENTITY),

    /** <a href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html">DescribeKey</a>. */
    DESCRIBE_KEY("kms:DescribeKey", Quota.KMS_DESCRIBE_KEY, Absence.KEY),
    GET_KEY_POLICY("kms:GetKeyPolicy", Quota.KMS_GET_KEY, Absence.KEY),
    GET_KEY_ROTATION_STATUS("kms:GetKeyRotationStatus", Quota.KMS_GET_KEY, Absence.KEY),

    /** <a href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>. */
    GET_TOPIC_ATTRIBUTES("sns:GetTopicAttributes", Quota.SNS, Absence.TOPIC),
    LIST_SUBSCRIPTIONS_BY_TOPIC("sns:ListSubscriptionsByTopic", Quota.SNS, Absence.TOPIC),

    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html">GetDeployment</a>. */
    GET_DEPLOYMENT("codedeploy:GetDeployment", Quota.CODEDEPLOY, Absence.DEPLOYMENT),
    GET_APPLICATION_REVISION("codedeploy:GetApplicationRevision", Quota.CODEDEPLOY, Absence.DEPLOYMENT),
    LIST_DEPLOYMENT_TARGETS("codedeploy:ListDeploymentTargets", Quota.CODEDEPLOY, Absence.DEPLOYMENT),
    BATCH_GET_DEPLOYMENT_TARGETS("codedeploy:BatchGetDeploymentTargets", Quota.CODEDEPLOY, Absence.DEPLOYMENT),
    GET_DEPLOYMENT_GROUP("codedeploy:GetDeploymentGroup", Quota.CODEDEPLOY, Absence.DEPLOYMENT),
    PUT_LIFECYCLE_EVENT_HOOK_EXECUTION_STATUS(
            "codedeploy:PutLifecycleEventHookExecutionStatus", Quota.CODEDEPLOY, Absence.DEPLOYMENT),

    /** <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>. */
    GET_METRIC_DATA("cloudwatch:GetMetricData", Quota.CLOUDWATCH, Absence.NEVER),
    DESCRIBE_ALARMS("cloudwatch:DescribeAlarms", Quota.CLOUDWATCH_ALARMS, Absence.NEVER),
    GET_DASHBOARD("cloudwatch:GetDashboard", Quota.CLOUDWATCH_DASHBOARDS, Absence.DASHBOARD),

    /** <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html">DescribeLogGroups</a>. */
    DESCRIBE_LOG_GROUPS("logs:DescribeLogGroups", Quota.LOGS, Absence.NEVER),
    DESCRIBE_SUBSCRIPTION_FILTERS("logs:DescribeSubscriptionFilters", Quota.LOGS, Absence.RESOURCE_NOT_FOUND),

    /** <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html">DescribeSecret</a>. */
    DESCRIBE_SECRET("secretsmanager:DescribeSecret", Quota.SECRETS_MANAGER, Absence.RESOURCE_NOT_FOUND);

    private final String action;
    private final Quota quota;
    private final Absence absence;

    Operation(String action, Quota quota, Absence absence) {
        this.action = action;
        this.quota = quota;
        this.absence = absence;
    }

    /** The IAM action that the call needs. */
    String action() {
        return action;
    }

    /** The call as an evidence names it; the same text as the action, since evidence is written as IAM writes it. */
    String api() {
        return action;
    }

    Quota quota() {
        return quota;
    }

    Absence absence() {
        return absence;
    }
}
