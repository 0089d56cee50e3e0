package serin.acceptance;

import static serin.acceptance.Fault.fault;

import java.util.List;

/** Of the functions: their settings, who may invoke them, and what serves behind their aliases. */
final class LambdaFaults {
    private LambdaFaults() {}

    static List<Fault> all() {
        return List.of(
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
                                 "AuthType": "NONE", "InvokeMode": "BUFFERED"}}"""), "lambda.function.url@SyncAssets"));
    }
}
