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
                        "iam.role.trust@SyncAssetsRole"));
    }

    @TestFactory
    Stream<DynamicTest> isFoundNamedAndAlone() {
        var stack = StackOnLocalCloud.shared();
        return faults().stream()
                .map(fault -> DynamicTest.dynamicTest(fault.change().name(), () -> {
                    stack.admin().reset();
                    fault.change().apply().accept(stack.admin());

                    var validation = Validation.of(stack);

                    assertThat(validation.exitCode()).as(validation.err()).isEqualTo(1);
                    var finding = validation.finding(fault.finding());
                    assertThat(finding.path("outcome").asText()).isEqualTo("FAIL");
                    assertThat(finding.path("expected").asText()).isNotBlank();
                    assertThat(finding.path("actual").asText()).isNotBlank();
                    var broken = logicalId(fault.finding());
                    assertThat(validation.unexplained())
                            .as("nothing is collateral")
                            .allSatisfy(ref -> assertThat(logicalId(ref)).isEqualTo(broken));
                    assertThat(validation.findings("UNKNOWN")).isEmpty();
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
