package serin.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import serin.observation.Cloud;
import serin.observation.DeploymentFacts;
import serin.observation.MessageFacts;
import serin.observation.MetricQuery;
import serin.observation.Observation;
import serin.observation.OutgoingEvent;
import serin.observation.Simulation;

/**
 * A question that a port answers, with the API operation behind it and a small answer of that operation.
 *
 * @param absence the error that the operation's API reference documents as "does not exist"; a code, and where it matters the
 *     message
 * @param second the operation that is asked when the first is denied; empty when there is none
 */
record Look(
        String name,
        String operation,
        String action,
        String answer,
        String absence,
        String message,
        String second,
        Function<Cloud, Observation<?>> ask) {

    static final String FUNCTION = """
            {"FunctionName": "sync", "FunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
             "Version": "3", "State": "Active", "LastUpdateStatus": "Successful", "Runtime": "java25",
             "Handler": "sync.Handler", "Timeout": 300, "MemorySize": 512, "CodeSha256": "abc=",
             "Role": "arn:aws:iam::111122223333:role/sync"}""";

    static final DeploymentFacts DEPLOYMENT = new DeploymentFacts(
            "d-1",
            "a",
            "g",
            "InProgress",
            Optional.of("CloudFormation"),
            Optional.empty(),
            Optional.of("String"),
            Optional.of("abc"),
            Optional.empty());

    static final List<Look> ALL = List.of(
            stacks("DescribeStacks", """
                    {"Stacks": [{"StackName": "s", "StackStatus": "CREATE_COMPLETE", "CreationTime": "2020-01-01T00:00:00Z",
                      "StackId": "arn:aws:cloudformation:eu-west-1:111122223333:stack/s/1"}]}""", cloud -> cloud.stacks().stack("s")),
            stacks(
                    "GetTemplate",
                    "{\"TemplateBody\": \"{}\"}",
                    cloud -> cloud.stacks().template("s")),
            stacks(
                    "ListStackResources",
                    "{\"StackResourceSummaries\": []}",
                    cloud -> cloud.stacks().resources("s")),
            look(
                    "ListExports",
                    "cloudformation:ListExports",
                    "{\"Exports\": []}",
                    "",
                    "",
                    cloud -> cloud.stacks().exports()),
            new Look(
                    "function",
                    "GetFunction",
                    "lambda:GetFunction",
                    "{\"Configuration\": " + FUNCTION + "}",
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
                    "GetFunctionConfiguration",
                    cloud -> cloud.functions().function("sync", "live")),
            new Look(
                    "latest",
                    "GetFunction",
                    "lambda:GetFunction",
                    "{\"Configuration\": " + FUNCTION + "}",
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:sync",
                    "GetFunctionConfiguration",
                    cloud -> cloud.functions().latest("sync")),
            lambda(
                    "GetAlias",
                    "lambda:GetAlias",
                    "{\"AliasArn\": \"arn\", \"Name\": \"live\", \"FunctionVersion\": \"3\"}",
                    cloud -> cloud.functions().alias("sync", "live")),
            look(
                    "GetFunctionEventInvokeConfig",
                    "lambda:GetFunctionEventInvokeConfig",
                    "{\"FunctionArn\": \"arn:aws:lambda:eu-west-1:111122223333:function:sync:live\"}",
                    "ResourceNotFoundException",
                    "The function arn:aws:lambda:eu-west-1:111122223333:function:sync:live doesn't have an EventInvokeConfig",
                    cloud -> cloud.functions().asyncConfig("sync", "live")),
            lambda(
                    "ListVersionsByFunction",
                    "lambda:ListVersionsByFunction",
                    "{\"Versions\": [{\"Version\": \"$LATEST\"}, {\"Version\": \"3\"}]}",
                    cloud -> cloud.functions().versions("sync")),
            lambda(
                    "GetPolicy",
                    "lambda:GetPolicy",
                    "{\"Policy\": \"{}\"}",
                    cloud -> cloud.functions().policy("sync", "live")),
            lambda(
                    "Invoke",
                    "lambda:InvokeFunction",
                    "{}",
                    cloud -> cloud.functions().dryRun("sync", "live")),
            new Look(
                    "probe",
                    "Invoke",
                    "lambda:InvokeFunction",
                    "{}",
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
                    "",
                    cloud -> cloud.functions()
                            .probe("sync", "live", Map.of("serin.probe", "1"), Duration.ofSeconds(10))),
            look(
                    "DescribeTable",
                    "dynamodb:DescribeTable",
                    """
                    {"Table": {"TableName": "t", "TableStatus": "ACTIVE", "TableArn": "arn",
                      "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                      "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}""",
                    "ResourceNotFoundException",
                    "Requested resource not found: Table: t not found",
                    cloud -> cloud.tables().table("t")),
            look(
                    "DescribeContinuousBackups",
                    "dynamodb:DescribeContinuousBackups",
                    """
                    {"ContinuousBackupsDescription": {"ContinuousBackupsStatus": "ENABLED",
                      "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "DISABLED"}}}""",
                    "TableNotFoundException",
                    "Table not found: t",
                    cloud -> cloud.tables().backups("t")),
            look(
                    "DescribeTimeToLive",
                    "dynamodb:DescribeTimeToLive",
                    "{\"TimeToLiveDescription\": {\"TimeToLiveStatus\": \"DISABLED\"}}",
                    "ResourceNotFoundException",
                    "Requested resource not found: Table: t not found",
                    cloud -> cloud.tables().timeToLive("t")),
            look(
                    "DescribeEventBus",
                    "events:DescribeEventBus",
                    "{\"Name\": \"b\", \"Arn\": \"arn\"}",
                    "ResourceNotFoundException",
                    "Event bus b does not exist.",
                    cloud -> cloud.rules().bus("b")),
            new Look(
                    "rule",
                    "ListRules",
                    "events:ListRules",
                    "{\"Rules\": [{\"Name\": \"r\", \"Arn\": \"arn\", \"State\": \"ENABLED\"}]}",
                    "ResourceNotFoundException",
                    "Event bus b does not exist.",
                    "DescribeRule",
                    cloud -> cloud.rules().rule("b", "r")),
            look(
                    "ListTargetsByRule",
                    "events:ListTargetsByRule",
                    "{\"Targets\": []}",
                    "ResourceNotFoundException",
                    "Rule r does not exist on EventBus b.",
                    cloud -> cloud.rules().targets("b", "r")),
            look(
                    "ListRuleNamesByTarget",
                    "events:ListRuleNamesByTarget",
                    "{\"RuleNames\": []}",
                    "ResourceNotFoundException",
                    "Event bus b does not exist.",
                    cloud -> cloud.rules().namesByTarget("b", "arn:aws:lambda:eu-west-1:111122223333:function:sync")),
            look(
                    "TestEventPattern",
                    "events:TestEventPattern",
                    "{\"Result\": true}",
                    "",
                    "",
                    cloud -> cloud.rules().matches("{}", "{}")),
            look(
                    "PutEvents",
                    "events:PutEvents",
                    "{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"e-1\"}]}",
                    "ResourceNotFoundException",
                    "Event bus b does not exist.",
                    cloud -> cloud.rules().put(new OutgoingEvent("b", "s", "t", "{}", List.of()))),
            look(
                    "ReceiveMessage",
                    "sqs:ReceiveMessage",
                    "{}",
                    "QueueDoesNotExist",
                    "The specified queue does not exist.",
                    cloud -> cloud.queues()
                            .receive(
                                    "https://sqs.eu-west-1.amazonaws.com/111122223333/q",
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(1))),
            look(
                    "DeleteMessage",
                    "sqs:DeleteMessage",
                    "{}",
                    "QueueDoesNotExist",
                    "The specified queue does not exist.",
                    cloud -> cloud.queues()
                            .delete("https://sqs.eu-west-1.amazonaws.com/111122223333/q", new MessageFacts("r", "b"))),
            look(
                    "GetQueueAttributes",
                    "sqs:GetQueueAttributes",
                    "{\"Attributes\": {\"QueueArn\": \"arn\"}}",
                    "QueueDoesNotExist",
                    "The specified queue does not exist.",
                    cloud -> cloud.queues().queue("https://sqs.eu-west-1.amazonaws.com/111122223333/q")),
            iam(
                    "GetRole",
                    "{\"Role\": {\"RoleName\": \"x\", \"Arn\": \"arn\", \"AssumeRolePolicyDocument\": \"%7B%7D\"}}",
                    cloud -> cloud.roles().role("x")),
            iam(
                    "ListAttachedRolePolicies",
                    "{\"AttachedPolicies\": [], \"IsTruncated\": false}",
                    cloud -> cloud.roles().attachedPolicies("x")),
            iam(
                    "ListRolePolicies",
                    "{\"PolicyNames\": [], \"IsTruncated\": false}",
                    cloud -> cloud.roles().inlinePolicies("x")),
            iam(
                    "SimulatePrincipalPolicy",
                    "{\"EvaluationResults\": [], \"IsTruncated\": false}",
                    cloud -> cloud.roles().simulate(new Simulation("x", "arn", Set.of("a:B"), Set.of("*"), Set.of()))),
            look(
                    "DescribeKey",
                    "kms:DescribeKey",
                    "{\"KeyMetadata\": {\"KeyId\": \"k\", \"Arn\": \"arn\", \"KeyState\": \"Enabled\"}}",
                    "NotFoundException",
                    "Key 'arn:aws:kms:eu-west-1:111122223333:key/k' does not exist",
                    cloud -> cloud.keys().key("k")),
            kms("GetKeyPolicy", "{\"Policy\": \"{}\"}", cloud -> cloud.keys().policy("k")),
            kms(
                    "GetKeyRotationStatus",
                    "{\"KeyRotationEnabled\": true}",
                    cloud -> cloud.keys().rotation("k")),
            sns(
                    "GetTopicAttributes",
                    "{\"Attributes\": {\"TopicArn\": \"arn\"}}",
                    cloud -> cloud.topics().topic("arn:aws:sns:eu-west-1:111122223333:t")),
            sns(
                    "ListSubscriptionsByTopic",
                    "{\"Subscriptions\": []}",
                    cloud -> cloud.topics().subscriptions("arn:aws:sns:eu-west-1:111122223333:t")),
            look(
                    "GetDeployment",
                    "codedeploy:GetDeployment",
                    """
                    {"deploymentInfo": {"applicationName": "a", "deploymentGroupName": "g", "deploymentId": "d-1",
                      "status": "InProgress", "creator": "CloudFormation",
                      "revision": {"revisionType": "String", "string": {"sha256": "abc"}}}}""",
                    "DeploymentDoesNotExistException",
                    "The deployment d-1 could not be found",
                    cloud -> cloud.deployments().deployment("d-1")),
            look(
                    "GetApplicationRevision",
                    "codedeploy:GetApplicationRevision",
                    "{\"revision\": {\"revisionType\": \"String\", \"string\": {\"content\": \"{}\", \"sha256\": \"abc\"}}}",
                    "RevisionDoesNotExistException",
                    "The revision could not be found",
                    cloud -> cloud.deployments().appSpec(DEPLOYMENT)),
            look(
                    "GetDeploymentGroup",
                    "codedeploy:GetDeploymentGroup",
                    """
                    {"deploymentGroupInfo": {"applicationName": "a", "deploymentGroupName": "g",
                      "deploymentConfigName": "CodeDeployDefault.LambdaAllAtOnce",
                      "serviceRoleArn": "arn:aws:iam::111122223333:role/d"}}""",
                    "DeploymentGroupDoesNotExistException",
                    "No Deployment Group found for name: g",
                    cloud -> cloud.deployments().group("a", "g")),
            look(
                    "GetMetricData",
                    "cloudwatch:GetMetricData",
                    "{\"MetricDataResults\": [{\"Id\": \"q0\", \"StatusCode\": \"Complete\"}]}",
                    "",
                    "",
                    cloud -> cloud.metrics()
                            .series(
                                    List.of(new MetricQuery("AWS/Lambda", "Errors", Map.of("FunctionName", "sync"))),
                                    Duration.ofMinutes(1),
                                    Instant.parse("2026-11-27T03:00:00Z"),
                                    Instant.parse("2026-11-27T03:10:00Z"))),
            look(
                    "DescribeAlarms",
                    "cloudwatch:DescribeAlarms",
                    "{\"MetricAlarms\": [], \"CompositeAlarms\": []}",
                    "",
                    "",
                    cloud -> cloud.alarms().alarms(List.of("a"))),
            look(
                    "GetDashboard",
                    "cloudwatch:GetDashboard",
                    "{\"DashboardName\": \"d\", \"DashboardBody\": \"{}\"}",
                    "ResourceNotFound",
                    "Dashboard d does not exist",
                    cloud -> cloud.alarms().dashboard("d")),
            look(
                    "DescribeLogGroups",
                    "logs:DescribeLogGroups",
                    "{\"logGroups\": []}",
                    "",
                    "",
                    cloud -> cloud.logGroups().groups(List.of("/aws/lambda/sync"))),
            look(
                    "DescribeSubscriptionFilters",
                    "logs:DescribeSubscriptionFilters",
                    "{\"subscriptionFilters\": []}",
                    "ResourceNotFoundException",
                    "The specified log group does not exist.",
                    cloud -> cloud.logGroups().filters("/aws/lambda/sync")),
            lambda(
                    "GetFunctionUrlConfig",
                    "lambda:GetFunctionUrlConfig",
                    "{\"FunctionUrl\": \"https://x.lambda-url.eu-west-1.on.aws/\", \"AuthType\": \"AWS_IAM\"}",
                    cloud -> cloud.functions().url("sync")),
            lambda(
                    "GetFunctionUrlConfig",
                    "lambda:GetFunctionUrlConfig",
                    "{\"FunctionUrl\": \"https://x.lambda-url.eu-west-1.on.aws/\", \"AuthType\": \"AWS_IAM\"}",
                    cloud -> cloud.functions().url("sync", "live")),
            look(
                    "ListEventSourceMappings",
                    "lambda:ListEventSourceMappings",
                    "{\"EventSourceMappings\": []}",
                    "",
                    "",
                    cloud -> cloud.functions().mappings()),
            look(
                    "GetResourcePolicy",
                    "dynamodb:GetResourcePolicy",
                    "{\"Policy\": \"{}\", \"RevisionId\": \"1\"}",
                    "PolicyNotFoundException",
                    "Resource-based policy not found for the provided ResourceArn",
                    cloud -> cloud.tables().resourcePolicy("arn:aws:dynamodb:eu-west-1:111122223333:table/t")),
            look(
                    "DescribeSecret",
                    "secretsmanager:DescribeSecret",
                    "{\"ARN\": \"arn\", \"VersionIdsToStages\": {\"1\": [\"AWSCURRENT\"]}}",
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret.",
                    cloud -> cloud.secrets().secret("s")));

    /** Asked anew each time, since it changes something. */
    boolean acts() {
        return Set.of("PutEvents", "ReceiveMessage", "DeleteMessage").contains(operation);
    }

    /** The code of a missing permission, as the service writes it. */
    String deniedCode() {
        if (action.startsWith("sns:")) {
            return "AuthorizationError";
        }
        return usesQuery() || action.startsWith("sqs:") ? "AccessDenied" : "AccessDeniedException";
    }

    boolean usesQuery() {
        return action.startsWith("iam:")
                || action.startsWith("cloudformation:")
                || action.startsWith("sns:")
                || action.startsWith("cloudwatch:");
    }

    boolean usesLambda() {
        return action.startsWith("lambda:");
    }

    @Override
    public String toString() {
        return name;
    }

    private static Look stacks(String operation, String answer, Function<Cloud, Observation<?>> ask) {
        return look(
                operation,
                "cloudformation:" + operation,
                answer,
                "ValidationError",
                "Stack with id s does not exist",
                ask);
    }

    private static Look lambda(String operation, String action, String answer, Function<Cloud, Observation<?>> ask) {
        return look(
                operation,
                action,
                answer,
                "ResourceNotFoundException",
                "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:sync:live",
                ask);
    }

    private static Look kms(String operation, String answer, Function<Cloud, Observation<?>> ask) {
        return look(
                operation,
                "kms:" + operation,
                answer,
                "NotFoundException",
                "Key 'arn:aws:kms:eu-west-1:111122223333:key/k' does not exist",
                ask);
    }

    private static Look sns(String operation, String answer, Function<Cloud, Observation<?>> ask) {
        return look(operation, "sns:" + operation, answer, "NotFound", "Topic does not exist", ask);
    }

    private static Look iam(String operation, String answer, Function<Cloud, Observation<?>> ask) {
        return look(
                operation, "iam:" + operation, answer, "NoSuchEntity", "The role with name x cannot be found.", ask);
    }

    private static Look look(
            String operation,
            String action,
            String answer,
            String absence,
            String message,
            Function<Cloud, Observation<?>> ask) {
        return new Look(operation, operation, action, answer, absence, message, "", ask);
    }
}
