package localcloud.service.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import localcloud.service.World;
import localcloud.wire.IamActions;

/**
 * Which action on which resource each operation needs, from the Service Authorization Reference; an operation without a row needs
 * its own action on {@code *}.
 */
final class OperationTable {
    private static final String REFERENCE = "https://docs.aws.amazon.com/service-authorization/latest/reference/list_";
    private static final String DYNAMODB = REFERENCE + "amazondynamodb.html";
    private static final String LAMBDA = REFERENCE + "awslambda.html";
    private static final String EVENTS = REFERENCE + "amazoneventbridge.html";
    private static final String SQS = REFERENCE + "amazonsqs.html";
    private static final String SNS = REFERENCE + "amazonsns.html";
    private static final String IAM = REFERENCE + "awsidentityandaccessmanagementiam.html";
    private static final String STS = REFERENCE + "awssecuritytokenservice.html";
    private static final String KMS = REFERENCE + "awskeymanagementservice.html";
    private static final String SECRETS = REFERENCE + "awssecretsmanager.html";
    private static final String CLOUDFORMATION = REFERENCE + "awscloudformation.html";
    private static final String CLOUDWATCH = REFERENCE + "amazoncloudwatch.html";
    private static final String LOGS = REFERENCE + "amazoncloudwatchlogs.html";
    private static final String CODEDEPLOY = REFERENCE + "awscodedeploy.html";
    private static final String IDENTITY =
            "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html";
    private static final String TRANSACTIONS =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html";

    /**
     * One row.
     *
     * @param operation with its service, such as {@code dynamodb:GetItem}
     * @param page on which the resource types of its action stand
     */
    record Row(String operation, String page, Function<Asked, List<Need>> needs) {}

    private final Map<String, Row> rows = new HashMap<>();

    OperationTable(World world) {
        var names = new Names(world);
        var items = new Items(names.tables());
        var events = new EventNeeds(names);
        row("dynamodb:GetItem", DYNAMODB, names::table);
        row("dynamodb:PutItem", DYNAMODB, names::table);
        row("dynamodb:UpdateItem", DYNAMODB, names::table);
        row("dynamodb:DeleteItem", DYNAMODB, names::table);
        row("dynamodb:Query", DYNAMODB, names::tableOrIndex);
        row("dynamodb:Scan", DYNAMODB, names::tableOrIndex);
        row("dynamodb:BatchGetItem", DYNAMODB, items::batch);
        row("dynamodb:BatchWriteItem", DYNAMODB, items::batch);
        row("dynamodb:TransactGetItems", TRANSACTIONS, items::transaction);
        row("dynamodb:TransactWriteItems", TRANSACTIONS, items::transaction);
        row("dynamodb:DescribeTable", DYNAMODB, names::table);
        row("dynamodb:DescribeContinuousBackups", DYNAMODB, names::table);
        row("dynamodb:DescribeTimeToLive", DYNAMODB, names::table);
        row("dynamodb:ListTagsOfResource", DYNAMODB, names::resourceArn);
        row("dynamodb:GetResourcePolicy", DYNAMODB, names::resourceArn);
        row("dynamodb:ListTables", DYNAMODB, names::none);
        row("dynamodb:DescribeLimits", DYNAMODB, names::none);

        row("lambda:Invoke", LAMBDA, names::function);
        row("lambda:GetFunction", LAMBDA, names::function);
        row("lambda:GetFunctionConfiguration", LAMBDA, names::function);
        row("lambda:GetFunctionConcurrency", LAMBDA, names::function);
        row("lambda:GetFunctionUrlConfig", LAMBDA, names::function);
        row("lambda:GetFunctionEventInvokeConfig", LAMBDA, names::function);
        row("lambda:ListFunctionEventInvokeConfigs", LAMBDA, names::function);
        row("lambda:ListVersionsByFunction", LAMBDA, names::function);
        row("lambda:GetAlias", LAMBDA, names::function);
        row("lambda:ListAliases", LAMBDA, names::function);
        row("lambda:GetPolicy", LAMBDA, names::function);
        row("lambda:ListTags", LAMBDA, names::resourceArn);
        row("lambda:GetEventSourceMapping", LAMBDA, names::mapping);
        row("lambda:ListEventSourceMappings", LAMBDA, names::none);
        row("lambda:ListFunctions", LAMBDA, names::none);
        row("lambda:GetAccountSettings", LAMBDA, names::none);

        row("events:PutEvents", EVENTS, events::put);
        row("events:DescribeEventBus", EVENTS, names::bus);
        row("events:ListEventBuses", EVENTS, names::none);
        row("events:DescribeRule", EVENTS, names::rule);
        row("events:ListTargetsByRule", EVENTS, names::rule);
        row("events:ListRules", EVENTS, names::none);
        row("events:ListRuleNamesByTarget", EVENTS, names::none);
        row("events:DescribeArchive", EVENTS, names::archive);
        row("events:ListArchives", EVENTS, names::none);
        row("events:StartReplay", EVENTS, names::replayed);
        row("events:DescribeReplay", EVENTS, names::replay);
        row("events:ListReplays", EVENTS, names::none);
        row("events:TestEventPattern", EVENTS, names::none);
        row("events:ListTagsForResource", EVENTS, names::resourceArn);

        row("sqs:SendMessage", SQS, names::queue);
        row("sqs:SendMessageBatch", SQS, names::queue);
        row("sqs:ReceiveMessage", SQS, names::queue);
        row("sqs:DeleteMessage", SQS, names::queue);
        row("sqs:DeleteMessageBatch", SQS, names::queue);
        row("sqs:ChangeMessageVisibility", SQS, names::queue);
        row("sqs:ChangeMessageVisibilityBatch", SQS, names::queue);
        row("sqs:PurgeQueue", SQS, names::queue);
        row("sqs:GetQueueAttributes", SQS, names::queue);
        row("sqs:GetQueueUrl", SQS, names::namedQueue);
        row("sqs:ListQueueTags", SQS, names::queue);
        row("sqs:ListDeadLetterSourceQueues", SQS, names::queue);
        row("sqs:ListQueues", SQS, names::none);

        row("sns:Publish", SNS, names::topic);
        row("sns:PublishBatch", SNS, names::topic);
        row("sns:GetTopicAttributes", SNS, names::topic);
        row("sns:ListSubscriptionsByTopic", SNS, names::topic);
        row("sns:ListTagsForResource", SNS, names::topic);
        row("sns:ListTopics", SNS, names::none);
        row("sns:ListSubscriptions", SNS, names::none);
        row("sns:GetSubscriptionAttributes", SNS, names::none);

        row("iam:GetRole", IAM, names::role);
        row("iam:GetRolePolicy", IAM, names::role);
        row("iam:ListRolePolicies", IAM, names::role);
        row("iam:ListAttachedRolePolicies", IAM, names::role);
        row("iam:ListRoleTags", IAM, names::role);
        row("iam:GetPolicy", IAM, names::policy);
        row("iam:GetPolicyVersion", IAM, names::policy);
        row("iam:ListRoles", IAM, names::none);
        row("iam:ListPolicyVersions", IAM, names::policy);
        row("iam:SimulatePrincipalPolicy", IAM, names::policySource);
        row("iam:SimulateCustomPolicy", IAM, names::none);
        row("sts:AssumeRole", STS, names::assumedRole);
        row("sts:GetCallerIdentity", IDENTITY, names::nothing);

        row("kms:DescribeKey", KMS, names::key);
        row("kms:GetKeyPolicy", KMS, names::key);
        row("kms:GetKeyRotationStatus", KMS, names::key);
        row("kms:ListResourceTags", KMS, names::key);
        row("kms:ListAliases", KMS, names::none);
        row("kms:ListKeys", KMS, names::none);

        row("secretsmanager:DescribeSecret", SECRETS, names::secret);
        row("secretsmanager:GetSecretValue", SECRETS, names::secret);
        row("secretsmanager:GetResourcePolicy", SECRETS, names::secret);

        row("cloudformation:DescribeStacks", CLOUDFORMATION, names::stack);
        row("cloudformation:GetTemplate", CLOUDFORMATION, names::stack);
        row("cloudformation:ListStackResources", CLOUDFORMATION, names::stack);
        row("cloudformation:DescribeStackResource", CLOUDFORMATION, names::stack);
        row("cloudformation:DescribeStackResources", CLOUDFORMATION, names::stack);
        row("cloudformation:ListStacks", CLOUDFORMATION, names::none);
        row("cloudformation:ListExports", CLOUDFORMATION, names::none);

        row("cloudwatch:DescribeAlarms", CLOUDWATCH, names::none);
        row("cloudwatch:GetMetricData", CLOUDWATCH, names::none);
        row("cloudwatch:ListMetrics", CLOUDWATCH, names::none);
        row("cloudwatch:GetDashboard", CLOUDWATCH, names::dashboard);
        row("cloudwatch:ListDashboards", CLOUDWATCH, names::none);
        row("codedeploy:GetDeployment", CODEDEPLOY, names::deployment);
        row("codedeploy:BatchGetDeployments", CODEDEPLOY, names::deployments);
        row("codedeploy:ListDeployments", CODEDEPLOY, names::deploymentGroup);
        row("codedeploy:ListDeploymentTargets", CODEDEPLOY, names::deployment);
        row("codedeploy:BatchGetDeploymentTargets", CODEDEPLOY, names::deployment);
        row("codedeploy:GetDeploymentTarget", CODEDEPLOY, names::deployment);
        row("codedeploy:StopDeployment", CODEDEPLOY, names::deployment);
        row("codedeploy:PutLifecycleEventHookExecutionStatus", CODEDEPLOY, names::deployment);
        row("codedeploy:CreateDeployment", CODEDEPLOY, names::deploymentGroup);
        row("codedeploy:GetDeploymentGroup", CODEDEPLOY, names::deploymentGroup);
        row("codedeploy:BatchGetDeploymentGroups", CODEDEPLOY, names::deploymentGroups);
        row("codedeploy:ListDeploymentGroups", CODEDEPLOY, names::application);
        row("codedeploy:GetApplication", CODEDEPLOY, names::application);
        row("codedeploy:GetApplicationRevision", CODEDEPLOY, names::application);
        row("codedeploy:ListApplications", CODEDEPLOY, names::none);
        row("codedeploy:GetDeploymentConfig", CODEDEPLOY, names::deploymentConfig);
        row("logs:DescribeLogGroups", LOGS, names::logGroups);
        row("logs:DescribeSubscriptionFilters", LOGS, names::logGroup);
        row("logs:ListTagsLogGroup", LOGS, names::logGroup);
        row("logs:ListTagsForResource", LOGS, names::resourceArn);
    }

    /** What a call needs; all of it must be allowed. */
    List<Need> needs(String service, String operation, JsonNode input) {
        var asked = new Asked(service + ":" + IamActions.of(service, operation), input);
        var row = rows.get(service + ":" + operation);
        return row == null ? asked.on(Optional.empty()) : row.needs().apply(asked);
    }

    /** Every row, in no order. */
    List<Row> rows() {
        return new ArrayList<>(rows.values());
    }

    private void row(String operation, String page, Function<Asked, List<Need>> needs) {
        if (rows.put(operation, new Row(operation, page, needs)) != null) {
            throw new IllegalStateException("two rows for " + operation);
        }
    }
}
