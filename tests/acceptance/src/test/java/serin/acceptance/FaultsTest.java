package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One thing is broken: the verdict is Unhealthy, the finding names the resource, and nothing else fails. */
class FaultsTest {

    /**
     * A fault.
     *
     * @param finding {@code check@logicalId} of the finding that must name it
     */
    private record Fault(Change change, String finding) {}

    private static List<Fault> faults() {
        return List.of(
                // Lambda
                fault(
                        Change.add(
                                "reserved concurrency 0",
                                "SyncAssets",
                                "/properties/ReservedConcurrentExecutions",
                                "0"),
                        "lambda.function.concurrency@SyncAssets"),
                fault(
                        Change.add(
                                "reserved concurrency that nobody declared",
                                "PollenateAsset",
                                "/properties/ReservedConcurrentExecutions",
                                "1"),
                        "lambda.function.concurrency@PollenateAsset"),
                fault(
                        Change.replace(
                                "environment of $LATEST points at another table",
                                "SyncAssets",
                                "/properties/Environment/Variables/ASSETS_TABLE",
                                "\"serin-dev-earnings\""),
                        "deployment.alias-current@SyncAssets"),
                fault(
                        Change.replace("timeout of $LATEST", "SyncAssets", "/properties/Timeout", "1"),
                        "deployment.alias-current@SyncAssets"),
                fault(
                        Change.delete("Lambda permission deleted", "SyncAssetsDailyPermission"),
                        "eventbridge.rule.target-permission@SyncAssetsDailyPermission"),
                fault(
                        Change.replace(
                                "Lambda permission of another rule",
                                "SyncAssetsDailyPermission",
                                "/properties/SourceArn",
                                "\"arn:aws:events:eu-west-1:111122223333:rule/other\""),
                        "eventbridge.rule.target-permission@SyncAssetsDailyPermission"),
                fault(Change.put("anybody may invoke", "Public", """
                                {"type": "AWS::Lambda::Permission", "physicalId": "Public", "properties": {
                                 "FunctionName": "serin-dev-sync-assets", "Action": "lambda:InvokeFunction", "Principal": "*"}}"""), "lambda.function.public-access@SyncAssets"),
                fault(Change.delete("function deleted", "SyncAssets"), "lambda.function.active@SyncAssets"),
                fault(
                        Change.delete("alias deleted", "PollenateAssetAliaslive"),
                        "deployment.alias-exists@PollenateAssetAliaslive"),
                fault(
                        Change.add(
                                "half of the traffic on another version",
                                "SyncAssetsAliaslive",
                                "/state/RoutingConfig",
                                "{\"AdditionalVersionWeights\": {\"1\": 0.5}}"),
                        "deployment.alias-settled@SyncAssetsAliaslive"),
                // DynamoDB
                fault(Change.delete("table deleted", "AssetsTable"), "dynamodb.table.active@AssetsTable"),
                fault(
                        Change.remove("index removed", "AssetsTable", "/properties/GlobalSecondaryIndexes/0"),
                        "dynamodb.table.index-schema@AssetsTable"),
                fault(
                        Change.replace(
                                "PITR off",
                                "EarningsTable",
                                "/properties/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
                                "false"),
                        "dynamodb.table.point-in-time-recovery@EarningsTable"),
                fault(
                        Change.replace(
                                "deletion protection on where it is off",
                                "CashFlowTable",
                                "/properties/DeletionProtectionEnabled",
                                "true"),
                        "dynamodb.table.deletion-protection@CashFlowTable"),
                fault(
                        Change.replace(
                                "index projects keys only",
                                "NewsSentimentTable",
                                "/properties/GlobalSecondaryIndexes/0/Projection",
                                "{\"ProjectionType\": \"KEYS_ONLY\"}"),
                        "dynamodb.table.index-schema@NewsSentimentTable"),
                fault(
                        Change.replace(
                                "sort key of another type",
                                "EarningsTable",
                                "/properties/AttributeDefinitions/1/AttributeType",
                                "\"N\""),
                        "dynamodb.table.attribute-types@EarningsTable"),
                fault(
                        Change.replace(
                                "billing provisioned", "EarningsTable", "/properties/BillingMode", "\"PROVISIONED\""),
                        "dynamodb.table.billing-mode@EarningsTable"),
                // EventBridge
                fault(
                        Change.replace("rule disabled", "SyncAssetsDaily", "/properties/State", "\"DISABLED\""),
                        "eventbridge.rule.enabled@SyncAssetsDaily"),
                fault(
                        Change.replace(
                                "cron 1-6 for MON-SAT",
                                "SyncAssetsDaily",
                                "/properties/ScheduleExpression",
                                "\"cron(0 4 ? * 1-6 *)\""),
                        "eventbridge.rule.schedule-intent@SyncAssetsDaily"),
                fault(
                        Change.replace(
                                "hour shifted",
                                "SyncAssetsDaily",
                                "/properties/ScheduleExpression",
                                "\"cron(0 5 ? * MON-SAT *)\""),
                        "eventbridge.rule.schedule-expression@SyncAssetsDaily"),
                fault(
                        Change.replace(
                                "target is the unqualified function",
                                "SyncAssetsDaily",
                                "/properties/Targets/0/Arn",
                                "\"arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync-assets\""),
                        "eventbridge.rule.target-alias@SyncAssetsDaily"),
                fault(
                        Change.remove("target removed", "SyncAssetsDaily", "/properties/Targets/0"),
                        "eventbridge.rule.targets@SyncAssetsDaily"),
                fault(
                        Change.remove(
                                "DLQ of a target dropped", "SyncAssetsDaily", "/properties/Targets/0/DeadLetterConfig"),
                        "eventbridge.rule.dead-letter-queue@SyncAssetsDaily"),
                fault(Change.delete("rule deleted", "SyncAssetsDaily"), "eventbridge.rule.enabled@SyncAssetsDaily"),
                fault(
                        Change.replace(
                                "source misspelt",
                                "PollenateAssetPollenationNeeded",
                                "/properties/EventPattern/source",
                                "[\"market-dta\"]"),
                        "eventbridge.rule.pattern@PollenateAssetPollenationNeeded"),
                fault(Change.delete("bus deleted", "MarketDataBus"), "eventbridge.bus.exists@MarketDataBus"),
                // SQS, IAM
                fault(Change.delete("DLQ deleted", "UndeliveredEvents"), "sqs.queue.exists@UndeliveredEvents"),
                fault(
                        Change.delete("queue policy deleted", "UndeliveredEventsPolicy"),
                        "sqs.queue.policy@UndeliveredEventsPolicy"),
                fault(
                        Change.remove("inline policy removed", "SyncAssetsRole", "/properties/Policies/1"),
                        "iam.role.policies@SyncAssetsRole"),
                fault(
                        Change.replace(
                                "trust loses Lambda",
                                "SyncAssetsRole",
                                "/properties/AssumeRolePolicyDocument/Statement/0/Principal",
                                "{\"Service\": \"ec2.amazonaws.com\"}"),
                        "iam.role.trust@SyncAssetsRole"),
                // What serves
                fault(
                        new Change("role of another function", admin -> {
                            var other = admin.resource("SyncEarningsCalendar").at("/properties/Role");
                            Change.version("", "SyncAssets", "replace", "Role", other.toString())
                                    .apply()
                                    .accept(admin);
                        }),
                        "lambda.function.role@SyncAssets"),
                fault(
                        Change.version("handler", "SyncAssets", "replace", "Handler", "\"marketdata.Nothing\""),
                        "lambda.function.handler@SyncAssets"),
                fault(
                        Change.version("runtime lowered", "SyncAssets", "replace", "Runtime", "\"java21\""),
                        "lambda.function.runtime@SyncAssets"),
                fault(
                        Change.version("time-out of 1 s", "SyncAssets", "replace", "Timeout", "1"),
                        "lambda.function.timeout@SyncAssets"),
                fault(
                        Change.version(
                                "a variable gone",
                                "SyncAssets",
                                "remove",
                                "Environment/Variables/ASSETS_TABLE",
                                "\"\""),
                        "lambda.function.environment@SyncAssets"),
                fault(
                        Change.version(
                                "a variable names another real table",
                                "SyncAssets",
                                "replace",
                                "Environment/Variables/ASSETS_TABLE",
                                "\"serin-dev-earnings\""),
                        "lambda.function.environment@SyncAssets"),
                fault(
                        Change.version("tracing", "SyncAssets", "replace", "TracingConfig/Mode", "\"PassThrough\""),
                        "lambda.function.tracing@SyncAssets"),
                fault(
                        Change.version(
                                "log level", "SyncAssets", "add", "LoggingConfig/ApplicationLogLevel", "\"FATAL\""),
                        "lambda.function.logging@SyncAssets"),
                fault(
                        Change.replace(
                                "code of $LATEST",
                                "SyncAssets",
                                "/state/CodeSha256",
                                "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""),
                        "deployment.alias-current@SyncAssets"),
                fault(
                        new Change("alias on an older version", admin -> {
                            admin.post("functions/SyncAssets/versions", "{\"variant\": \"good\"}");
                            Change.replace("", "SyncAssetsAliaslive", "/properties/FunctionVersion", "\"1\"")
                                    .apply()
                                    .accept(admin);
                        }),
                        "deployment.alias-exists@SyncAssetsAliaslive"),
                fault(
                        Change.replace(
                                "no retries of asynchronous invocations",
                                "SyncAssetsEventInvokeConfig",
                                "/properties/MaximumRetryAttempts",
                                "0"),
                        "lambda.function.async-config@SyncAssetsEventInvokeConfig"),
                fault(
                        Change.replace(
                                "failures go to a queue that does not exist",
                                "SyncAssetsEventInvokeConfig",
                                "/properties/DestinationConfig/OnFailure/Destination",
                                "\"arn:aws:sqs:eu-west-1:111122223333:gone\""),
                        "lambda.function.async-config@SyncAssetsEventInvokeConfig"),
                // A function URL without authentication lets nobody in before a permission does (the console makes
                // both).
                fault(
                        Change.put("anybody may invoke by a function URL", "PublicUrl", """
                                {"type": "AWS::Lambda::Permission", "physicalId": "PublicUrl", "properties": {
                                 "FunctionName": "serin-dev-sync-assets", "Action": "lambda:InvokeFunctionUrl", "Principal": "*",
                                 "FunctionUrlAuthType": "NONE"}}"""),
                        "lambda.function.public-access@SyncAssets"),
                fault(Change.put("a function URL", "Url", """
                                {"type": "AWS::Lambda::Url", "physicalId": "https://abc.lambda-url.eu-west-1.on.aws/", "properties": {
                                 "TargetFunctionArn": "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync-assets",
                                 "AuthType": "NONE", "InvokeMode": "BUFFERED"}}"""), "lambda.function.url@SyncAssets"),
                // What watches
                fault(Change.delete("alarm deleted", "SyncAssetsErrors"), "alarm.exists@SyncAssetsErrors"),
                fault(
                        Change.add("alarm actions off", "SyncAssetsErrors", "/properties/ActionsEnabled", "false"),
                        "alarm.actions@SyncAssetsErrors"),
                fault(
                        Change.remove("alarm tells nobody", "SyncAssetsErrors", "/properties/AlarmActions"),
                        "alarm.actions@SyncAssetsErrors"),
                fault(
                        Change.replace("threshold x100", "SyncAssetsErrors", "/properties/Threshold", "100"),
                        "alarm.condition@SyncAssetsErrors"),
                fault(
                        Change.replace(
                                "dimension names an alias that is gone",
                                "SyncAssetsErrors",
                                "/properties/Dimensions/1/Value",
                                "\"serin-dev-sync-assets:gone\""),
                        "alarm.dimensions@SyncAssetsErrors"),
                fault(
                        Change.replace(
                                "missing data means another thing",
                                "SyncAssetsErrors",
                                "/properties/TreatMissingData",
                                "\"breaching\""),
                        "alarm.missing-data@SyncAssetsErrors"),
                fault(
                        Change.remove("logs kept for ever", "SyncAssetsLogGroup", "/properties/RetentionInDays"),
                        "logs.group.retention@SyncAssetsLogGroup"),
                fault(
                        Change.delete("log group deleted", "SyncAssetsLogGroup"),
                        "logs.group.retention@SyncAssetsLogGroup"),
                // DynamoDB
                fault(
                        Change.add("a policy lets anybody read", "EarningsTable", "/properties/ResourcePolicy", """
                                {"PolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*",
                                 "Action": "dynamodb:GetItem", "Resource": "*"}]}}"""),
                        "dynamodb.table.resource-policy@EarningsTable"),
                fault(
                        Change.replace(
                                "items no longer expire",
                                "LedgerTable",
                                "/properties/TimeToLiveSpecification/Enabled",
                                "false"),
                        "dynamodb.table.time-to-live@LedgerTable"),
                fault(
                        Change.replace(
                                "index still being made",
                                "NewsSentimentTable",
                                "/state/indexes/asset-news-index/IndexStatus",
                                "\"CREATING\""),
                        "dynamodb.table.index-active@NewsSentimentTable"),
                fault(
                        new Change("encryption by another key", admin -> {
                            admin.put("OtherKey", """
                                    {"type": "AWS::KMS::Key", "physicalId": "0a1b2c3d-0000-4000-8000-000000000001", "properties": {
                                     "KeyPolicy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                                     "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}},
                                     "state": {"Arn": "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001",
                                     "KeyId": "0a1b2c3d-0000-4000-8000-000000000001", "KeyState": "Enabled", "KeyManager": "CUSTOMER"}}""");
                            Change.replace(
                                            "",
                                            "EarningsTable",
                                            "/properties/SSESpecification/KMSMasterKeyId",
                                            "\"arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000001\"")
                                    .apply()
                                    .accept(admin);
                        }),
                        "dynamodb.table.encryption@EarningsTable"),
                // EventBridge
                fault(
                        Change.replace(
                                "target is another function",
                                "SyncAssetsDaily",
                                "/properties/Targets/0/Arn",
                                "\"arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync-news:live\""),
                        "eventbridge.rule.targets@SyncAssetsDaily"),
                fault(
                        Change.add("an extra target", "SyncAssetsDaily", "/properties/Targets/-", """
                                {"Id": "extra", "Arn": "arn:aws:sqs:eu-west-1:111122223333:elsewhere"}"""),
                        "eventbridge.rule.targets@SyncAssetsDaily"),
                fault(
                        Change.replace(
                                "no retries of deliveries",
                                "SyncAssetsDaily",
                                "/properties/Targets/0/RetryPolicy/MaximumRetryAttempts",
                                "0"),
                        "eventbridge.rule.retry-policy@SyncAssetsDaily"),
                fault(
                        Change.add(
                                "another input",
                                "SyncAssetsDaily",
                                "/properties/Targets/0/Input",
                                "\"{\\\"a\\\": 1}\""),
                        "eventbridge.rule.target-input@SyncAssetsDaily"),
                fault(
                        Change.remove(
                                "pattern widened",
                                "PollenateAssetPollenationNeeded",
                                "/properties/EventPattern/detail-type"),
                        "eventbridge.rule.pattern@PollenateAssetPollenationNeeded"),
                fault(Change.put("anybody may put events", "Open", """
                                {"type": "AWS::Events::EventBusPolicy", "physicalId": "Open", "properties": {
                                 "EventBusName": "serin-dev-market-data", "StatementId": "open", "Statement": {"Effect": "Allow",
                                 "Principal": "*", "Action": "events:PutEvents",
                                 "Resource": "arn:aws:events:eu-west-1:111122223333:event-bus/serin-dev-market-data"}}}"""), "eventbridge.bus.policy@MarketDataBus"),
                // SQS, SNS, IAM, KMS
                fault(
                        Change.replace(
                                "queue not encrypted",
                                "UndeliveredEvents",
                                "/properties/SqsManagedSseEnabled",
                                "false"),
                        "sqs.queue.encryption@UndeliveredEvents"),
                fault(
                        Change.replace(
                                "messages kept for 60 s",
                                "UndeliveredEvents",
                                "/properties/MessageRetentionPeriod",
                                "60"),
                        "sqs.queue.retention@UndeliveredEvents"),
                fault(
                        Change.remove(
                                "queue policy without one rule",
                                "UndeliveredEventsPolicy",
                                "/properties/PolicyDocument/Statement/0/Condition/ArnEquals/aws:SourceArn/0"),
                        "sqs.queue.policy@UndeliveredEventsPolicy"),
                fault(
                        Change.remove("topic not encrypted", "AlarmTopic", "/properties/KmsMasterKeyId"),
                        "sns.topic.encryption@AlarmTopic"),
                fault(
                        Change.replace(
                                "anybody may publish",
                                "AlarmTopicPolicy",
                                "/properties/PolicyDocument/Statement/0",
                                """
                                {"Effect": "Allow", "Principal": "*", "Action": "sns:Publish",
                                 "Resource": "arn:aws:sns:eu-west-1:111122223333:serin-dev-alarms"}"""),
                        "sns.topic.policy@AlarmTopicPolicy"),
                fault(
                        Change.replaceInStatement("every action", "SyncAssetsRole", "Table", "Action", "\"*\""),
                        "iam.role.policies@SyncAssetsRole"),
                fault(
                        Change.replace(
                                "anybody may take the role",
                                "SyncAssetsRole",
                                "/properties/AssumeRolePolicyDocument/Statement/0/Principal",
                                "\"*\""),
                        "iam.role.trust@SyncAssetsRole"),
                fault(
                        Change.replace("key not rotated", "DataKey", "/properties/EnableKeyRotation", "false"),
                        "kms.key.rotation@DataKey"),
                // DynamoDB keeps its tables' keys for minutes, so that the functions may work for a while yet:
                // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
                fault(
                        Change.replace("key disabled", "DataKey", "/state/KeyState", "\"Disabled\""),
                        "kms.key.enabled@DataKey"),
                fault(
                        Change.replace("key pending deletion", "DataKey", "/state/KeyState", "\"PendingDeletion\""),
                        "kms.key.enabled@DataKey"),
                // Metrics and messages
                fault(
                        metric("3 invocations failed", "AWS/Events", "FailedInvocations", RULE, 3),
                        "eventbridge.rule.failed-invocations@SyncAssetsDaily"),
                fault(
                        metric("an event given up", "AWS/Events", "InvocationsSentToDlq", RULE, 1),
                        "eventbridge.rule.dead-lettered@SyncAssetsDaily"),
                fault(
                        metric("a rule throttled", "AWS/Events", "ThrottledRules", RULE, 1),
                        "eventbridge.rule.throttled@SyncAssetsDaily"),
                fault(metric("errors", "AWS/Lambda", "Errors", SERVED, 5), "lambda.function.errors@SyncAssets"),
                fault(
                        metric("throttles", "AWS/Lambda", "Throttles", SERVED, 2),
                        "lambda.function.throttles@SyncAssets"),
                fault(
                        metric("a run of 290 of 300 s", "AWS/Lambda", "Duration", SERVED, 290_000),
                        "lambda.function.duration-headroom@SyncAssets"),
                fault(
                        metric(
                                "events dropped",
                                "AWS/Lambda",
                                "AsyncEventsDropped",
                                "{\"FunctionName\": \"serin-dev-sync-assets\"}",
                                1),
                        "lambda.function.async-dropped@SyncAssets"),
                fault(
                        metric(
                                "reads throttled",
                                "AWS/DynamoDB",
                                "ReadThrottleEvents",
                                "{\"TableName\": \"serin-dev-assets\"}",
                                7),
                        "dynamodb.table.throttled@AssetsTable"),
                fault(
                        metric(
                                "an error of DynamoDB's own",
                                "AWS/DynamoDB",
                                "SystemErrors",
                                "{\"TableName\": \"serin-dev-assets\", \"Operation\": \"Query\"}",
                                1),
                        "dynamodb.table.system-errors@AssetsTable"),
                fault(
                        new Change(
                                "a message in the dead-letter queue",
                                admin -> StackOnLocalCloud.shared()
                                        .send(admin.resource("UndeliveredEvents")
                                                .path("physicalId")
                                                .asText())),
                        "sqs.dead-letters.empty@UndeliveredEvents"),
                fault(
                        new Change(
                                "a message of a function that failed",
                                admin -> StackOnLocalCloud.shared()
                                        .send(admin.resource("SyncAssetsFailures")
                                                .path("physicalId")
                                                .asText())),
                        "sqs.dead-letters.empty@SyncAssetsFailures"));
    }

    private static final String RULE = "{\"RuleName\": \"serin-dev-sync-assets\"}";
    private static final String SERVED =
            "{\"FunctionName\": \"serin-dev-sync-assets\", \"Resource\": \"serin-dev-sync-assets:live\"}";

    private static Change metric(String name, String namespace, String metric, String dimensions, int value) {
        return new Change(
                name,
                admin -> admin.post(
                        "metrics",
                        "{\"namespace\": \"%s\", \"name\": \"%s\", \"dimensions\": %s, \"value\": %d}"
                                .formatted(namespace, metric, dimensions, value)));
    }

    @TestFactory
    Stream<DynamicTest> isFoundNamedAndAlone() {
        var stack = StackOnLocalCloud.shared();
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.change().name(), () -> {
                    stack.admin().reset();
                    fault.change().apply().accept(stack.admin());

                    var validation = Validation.of(stack);

                    assertThat(validation.exitCode())
                            .as(validation.err() + validation.told())
                            .isEqualTo(1);
                    var finding = validation.finding(fault.finding());
                    assertThat(finding.path("outcome").asText())
                            .as(validation.told())
                            .isEqualTo("FAIL");
                    assertThat(finding.path("expected").asText()).isNotBlank();
                    assertThat(finding.path("actual").asText()).isNotBlank();
                    var broken = logicalId(fault.finding());
                    assertThat(validation.unexplained())
                            .as("nothing is collateral: %s", validation.told())
                            .allSatisfy(ref -> assertThat(logicalId(ref)).isEqualTo(broken));
                    assertThat(validation.findings("UNKNOWN"))
                            .as(validation.told())
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> isGoneAfterAReset() {
        var stack = StackOnLocalCloud.shared();
        return Stream.of(DynamicTest.dynamicTest("reset", () -> {
            Change.delete("", "AssetsTable").apply().accept(stack.admin());
            stack.admin().reset();

            assertThat(Validation.of(stack).exitCode()).isZero();
        }));
    }

    private static Fault fault(Change change, String finding) {
        return new Fault(change, finding);
    }

    private static String logicalId(String ref) {
        return Arrays.asList(ref.split("@", 2)).getLast();
    }
}
