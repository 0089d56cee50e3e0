package serin.acceptance;

import static serin.acceptance.Fault.fault;

import java.util.List;

/** Of rules, their targets and the bus. */
final class EventBridgeFaults {
    private EventBridgeFaults() {}

    static List<Fault> all() {
        return List.of(
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
                                 "Resource": "arn:aws:events:eu-west-1:111122223333:event-bus/serin-dev-market-data"}}}"""), "eventbridge.bus.policy@MarketDataBus"));
    }
}
