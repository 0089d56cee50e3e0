package localcloud.wire;

import java.util.Map;

/**
 * The IAM action of an operation, where it is not called as the operation is:
 * <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Service Authorization
 * Reference</a>.
 */
public final class IamActions {
    private static final Map<String, String> OTHERWISE = Map.of(
            "lambda:Invoke", "InvokeFunction",
            "sqs:SendMessageBatch", "SendMessage",
            "sqs:DeleteMessageBatch", "DeleteMessage",
            "sqs:ChangeMessageVisibilityBatch", "ChangeMessageVisibility",
            "sns:PublishBatch", "Publish");

    private IamActions() {}

    /** Such as {@code InvokeFunction} for Lambda's {@code Invoke}. */
    public static String of(String service, String operation) {
        return OTHERWISE.getOrDefault(service + ":" + operation, operation);
    }
}
