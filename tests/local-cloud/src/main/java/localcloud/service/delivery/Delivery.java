package localcloud.service.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * Something on its way to a target.
 *
 * @param from who delivers
 * @param targetArn a function with or without qualifier, a queue, a topic or a bus
 * @param body a function's payload, a message's text, or for a bus the whole event as JSON
 * @param attributes message attributes as SQS writes them, {@code {"name": {"DataType", "StringValue"}}}; targets without any ignore them
 */
public record Delivery(Sender from, String targetArn, String body, ObjectNode attributes) {
    private static final int SERVICE = 2;

    public Delivery {
        Objects.requireNonNull(from, "from is null");
        Objects.requireNonNull(targetArn, "targetArn is null");
        Objects.requireNonNull(body, "body is null");
        attributes = attributes.deepCopy();
    }

    /** Without message attributes. */
    public Delivery(Sender from, String targetArn, String body) {
        this(from, targetArn, body, JsonNodeFactory.instance.objectNode());
    }

    /** The service in the target's ARN, such as {@code sqs}; empty when the target is no ARN. */
    public String service() {
        var parts = targetArn.split(":", -1);
        return parts.length > SERVICE && parts[0].equals("arn") ? parts[SERVICE] : "";
    }

    /** The operation that this delivery comes to, as in the API. */
    public String operation() {
        return switch (service()) {
            case "lambda" -> "Invoke";
            case "sqs" -> "SendMessage";
            case "sns" -> "Publish";
            case "events" -> "PutEvents";
            default -> "";
        };
    }

    /** The IAM action that the sender needs on the target, such as {@code lambda:InvokeFunction}. */
    public String action() {
        return service() + ":" + (service().equals("lambda") ? "InvokeFunction" : operation());
    }
}
