package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What means the same is left alone: Healthy, and no finding. */
class BenignChangesTest {

    private static List<Change> changes() {
        return List.of(
                Change.reverse(
                        "statements in another order",
                        "SyncAssetsRole",
                        "/properties/Policies/1/PolicyDocument/Statement"),
                Change.reverse("policies in another order", "SyncAssetsRole", "/properties/Policies"),
                Change.reverse("managed policies in another order", "SyncAssetsRole", "/properties/ManagedPolicyArns"),
                Change.replace(
                        "an action as a list of one",
                        "SyncAssetsRole",
                        "/properties/Policies/0/PolicyDocument/Statement/0/Action",
                        "[\"sqs:SendMessage\"]"),
                Change.replace(
                        "a trusted service as one text",
                        "SyncAssetsRole",
                        "/properties/AssumeRolePolicyDocument/Statement/0/Principal/Service",
                        "\"lambda.amazonaws.com\""),
                Change.reverse("attributes in another order", "AssetsTable", "/properties/AttributeDefinitions"),
                Change.replace(
                        "environment in another order",
                        "SyncAssets",
                        "/properties/Environment/Variables",
                        """
                        {"SERIN_PROBE": "1", "ASSETS_TABLE": "serin-dev-assets", "ALPACA_SECRET": "market-data/alpaca",
                         "ALPACA_BASE_URL": "%s/_vendor/alpaca"}""".formatted(StackOnLocalCloud.shared().endpoint())),
                Change.add(
                        "tags of AWS's own",
                        "AssetsTable",
                        "/properties/Tags",
                        "[{\"Key\": \"aws:x\", \"Value\": \"y\"}]"),
                Change.add("a default made explicit", "AssetsTable", "/properties/TableClass", "\"STANDARD\""),
                Change.replace(
                        "days as numbers",
                        "SyncAssetsDaily",
                        "/properties/ScheduleExpression",
                        "\"cron(0 4 ? * 2-7 *)\""),
                Change.reverse("dimensions in another order", "SyncAssetsErrors", "/properties/Dimensions"),
                Change.replace("a threshold as a decimal", "SyncAssetsErrors", "/properties/Threshold", "\"1.0\""),
                Change.add("all periods must breach", "SyncAssetsErrors", "/properties/DatapointsToAlarm", "1"),
                Change.add("another description", "SyncAssetsErrors", "/properties/AlarmDescription", "\"x\""),
                Change.put("a log group that nobody declares", "Stray", """
                        {"type": "AWS::Logs::LogGroup", "physicalId": "/aws/lambda/stray", "properties": {"LogGroupName": "/aws/lambda/stray"}}"""),
                Change.put("an unrelated table", "Unrelated", """
                        {"type": "AWS::DynamoDB::Table", "physicalId": "unrelated", "properties": {"TableName": "unrelated",
                         "BillingMode": "PAY_PER_REQUEST",
                         "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                         "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}}"""),
                Change.replace(
                        "the key named by its id",
                        "EarningsTable",
                        "/properties/SSESpecification/KMSMasterKeyId",
                        StackOnLocalCloud.shared()
                                .admin()
                                .resource("DataKey")
                                .path("physicalId")
                                .toString()),
                Change.replace(
                        "the account by its number",
                        "DataKey",
                        "/properties/KeyPolicy/Statement/0/Principal/AWS",
                        "\"111122223333\""),
                Change.reverse("statements of a key's policy", "DataKey", "/properties/KeyPolicy/Statement"),
                Change.reverse(
                        "ARNs of a condition in another order",
                        "UndeliveredEventsPolicy",
                        "/properties/PolicyDocument/Statement/0/Condition/ArnEquals/aws:SourceArn"),
                Change.replace(
                        "a value of a condition as a list of one",
                        "AlarmTopicPolicy",
                        "/properties/PolicyDocument/Statement/0/Condition/StringEquals/aws:SourceAccount",
                        "[\"111122223333\"]"),
                Change.replace(
                        "a Sid renamed", "AlarmTopicPolicy", "/properties/PolicyDocument/Statement/0/Sid", "\"x\""),
                Change.replace(
                        "a number as text", "UndeliveredEvents", "/properties/MessageRetentionPeriod", "\"1209600\""),
                Change.replace(
                        "a table UPDATING just after a deployment",
                        "EarningsTable",
                        "/state/TableStatus",
                        "\"UPDATING\""),
                Change.replace(
                        "other days' names in lower case",
                        "SyncAssetsDaily",
                        "/properties/ScheduleExpression",
                        "\"cron(0 4 ? * mon-sat *)\""),
                Change.add(
                        "a function's tags",
                        "SyncAssets",
                        "/properties/Tags/-",
                        "{\"Key\": \"team\", \"Value\": \"data\"}"),
                new Change(
                        "an older version kept",
                        admin -> admin.post("functions/SyncAssets/versions", "{\"variant\": \"good\"}")),
                Change.put("a rule that a service manages", "ManagedRule", """
                        {"type": "AWS::Events::Rule", "physicalId": "managed", "properties": {"Name": "managed",
                         "ManagedBy": "autoscaling.amazonaws.com", "ScheduleExpression": "rate(1 day)", "State": "ENABLED",
                         "Targets": [{"Id": "a", "Arn": "arn:aws:lambda:eu-west-1:111122223333:function:serin-dev-sync-assets:live"}]},
                         "state": {"ManagedBy": "autoscaling.amazonaws.com"}}"""),
                Change.put("an unrelated rule", "UnrelatedRule", """
                        {"type": "AWS::Events::Rule", "physicalId": "unrelated", "properties": {"Name": "unrelated",
                         "ScheduleExpression": "rate(1 day)", "State": "ENABLED"}}"""),
                Change.replace(
                        "days of the pattern's lists in another order",
                        "CanaryStackChanged",
                        "/properties/EventPattern/detail/status-details/status",
                        "[\"UPDATE_ROLLBACK_FAILED\", \"UPDATE_ROLLBACK_COMPLETE\", \"UPDATE_FAILED\", \"ROLLBACK_FAILED\","
                                + " \"ROLLBACK_COMPLETE\", \"CREATE_FAILED\", \"UPDATE_COMPLETE\", \"CREATE_COMPLETE\","
                                + " \"UPDATE_IN_PROGRESS\"]"));
    }

    @TestFactory
    Stream<DynamicTest> stayHealthy() {
        var stack = StackOnLocalCloud.shared();
        return changes().stream()
                .map(change -> DynamicTest.dynamicTest(change.name(), () -> {
                    stack.admin().reset();
                    change.apply().accept(stack.admin());

                    var validation = Validation.of(stack);

                    assertThat(validation.findings("FAIL"))
                            .as(validation.told())
                            .isEmpty();
                    assertThat(validation.findings("UNKNOWN"))
                            .as(validation.told())
                            .isEmpty();
                    assertThat(validation.exitCode()).as(validation.err()).isZero();
                }));
    }
}
