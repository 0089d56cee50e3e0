package serin.acceptance;

import static serin.acceptance.Fault.fault;

import java.util.List;

/** Of alarms and log groups, and what metrics and dead-letter queues tell. */
final class WatchFaults {
    private WatchFaults() {}

    static List<Fault> all() {
        return List.of(
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
}
