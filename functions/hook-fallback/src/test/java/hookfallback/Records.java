package hookfallback;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of failed invocations, member by member as Lambda documents them, in the form in which its Java runtime hands JSON to a
 * handler of maps.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Capturing records</a>
 */
final class Records {
    /** <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html">Hooks</a>. */
    static final Map<String, Object> HOOK = Map.of(
            "DeploymentId", "d-3LX9TG4NH", "LifecycleEventHookExecutionId", "eyJlbmNyeXB0ZWREYXRhIjoiR2VuZXJhdGVk");

    private Records() {}

    static Map<String, Object> failed(@Nullable Object payload) {
        return record("RetriesExhausted", payload);
    }

    static Map<String, Object> record(String condition, @Nullable Object payload) {
        var record = new HashMap<String, Object>();
        record.put("version", "1.0");
        record.put("timestamp", "2019-11-14T18:16:05.568Z");
        record.put(
                "requestContext",
                Map.of(
                        "requestId",
                        "e4b46cbf-b738-xmpl-8880-a18cdf61200e",
                        "functionArn",
                        "arn:aws:lambda:us-east-2:123456789012:function:my-function:$LATEST",
                        "condition",
                        condition,
                        "approximateInvokeCount",
                        1));
        record.put("requestPayload", payload);
        record.put(
                "responseContext",
                Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"));
        record.put(
                "responsePayload",
                Map.of("errorMessage", "Task timed out after 300.00 seconds", "stackTrace", List.of()));
        return record;
    }
}
