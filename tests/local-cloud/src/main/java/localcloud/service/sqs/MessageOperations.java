package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/** Sending, receiving and deleting, on standard queues. */
final class MessageOperations {
    private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);
    private static final int MOST_RECEIVED = 10;

    private final World world;
    private final Queues queues;
    private final Messages messages;
    private final QueueMetrics metrics;
    private final Map<String, Instant> purges = new HashMap<>();

    MessageOperations(World world, Messages messages, QueueMetrics metrics) {
        this.world = world;
        this.queues = new Queues(world);
        this.messages = messages;
        this.metrics = metrics;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "SendMessage",
                        Set.of(
                                "QueueUrl",
                                "MessageBody",
                                "DelaySeconds",
                                "MessageAttributes",
                                "MessageSystemAttributes",
                                "MessageDeduplicationId",
                                "MessageGroupId"),
                        this::send),
                new Operation(
                        "ReceiveMessage",
                        Set.of(
                                "QueueUrl",
                                "AttributeNames",
                                "MessageSystemAttributeNames",
                                "MessageAttributeNames",
                                "MaxNumberOfMessages",
                                "VisibilityTimeout",
                                "WaitTimeSeconds",
                                "ReceiveRequestAttemptId"),
                        this::receive),
                new Operation("DeleteMessage", Set.of("QueueUrl", "ReceiptHandle"), this::delete),
                new Operation(
                        "ChangeMessageVisibility",
                        Set.of("QueueUrl", "ReceiptHandle", "VisibilityTimeout"),
                        this::hide),
                new Operation("PurgeQueue", Set.of("QueueUrl"), this::purge));
    }

    synchronized void reset() {
        purges.clear();
    }

    private JsonNode send(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        Resource queue = standard(input);
        String body = input.text("MessageBody").orElse("");
        if (body.isEmpty()) {
            throw SqsErrors.REFUSAL.missing("MessageBody");
        }
        int longest = queue.properties().path("MaximumMessageSize").asInt(1_048_576);
        if (body.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than " + longest + " bytes.");
        }
        int usual = (int) Queues.seconds(queue, "DelaySeconds", 0).toSeconds();
        Duration delay = Duration.ofSeconds(bounded(input, "DelaySeconds", usual, 0, 900));
        JsonNode attributes = call.input().path("MessageAttributes");
        checkAttributes(attributes);
        String id = messages.send(Queues.name(queue), body, attributes, call.principal(), world.now(), delay);
        metrics.sent(queue);
        Answer answer = new Answer().put("MessageId", id).put("MD5OfMessageBody", Checksums.ofBody(body));
        if (!attributes.isEmpty()) {
            answer.put("MD5OfMessageAttributes", Checksums.ofAttributes(attributes));
        }
        return answer.done();
    }

    private static void checkAttributes(JsonNode attributes) throws AwsError {
        for (var attribute : attributes.properties()) {
            String type = attribute.getValue().path("DataType").asText();
            String member = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
            if (attribute.getValue().path(member).asText("").isEmpty()) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "Message (user) attribute '" + Input.abbreviated(attribute.getKey())
                                + "' must contain a non-empty value of type '" + Input.abbreviated(type) + "'.");
            }
        }
    }

    private JsonNode receive(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        Resource queue = standard(input);
        int most = boundedCount(input);
        int usualWait =
                (int) Queues.seconds(queue, "ReceiveMessageWaitTimeSeconds", 0).toSeconds();
        int wait = wait(input, usualWait);
        Messages.Rules rules = rules(queue, input);
        List<Messages.Received> received =
                messages.receive(Queues.name(queue), most, world::now, rules, Duration.ofSeconds(wait));
        if (received.isEmpty()) {
            return Answer.empty();
        }
        List<String> system = new ArrayList<>(input.texts("AttributeNames"));
        system.addAll(input.texts("MessageSystemAttributeNames"));
        List<String> own = input.texts("MessageAttributeNames");
        return new Answer()
                .list(
                        "Messages",
                        received.stream()
                                .map(message -> ReceivedMessages.projected(message, system, own))
                                .toList())
                .done();
    }

    private Messages.Rules rules(Resource queue, Input input) throws AwsError {
        int usual = (int) Queues.seconds(queue, "VisibilityTimeout", 30).toSeconds();
        Duration visibility = Duration.ofSeconds(bounded(input, "VisibilityTimeout", usual, 0, 43_200));
        Optional<Queues.Redrive> redrive = Queues.redrive(queue);
        return new Messages.Rules(
                visibility,
                Queues.seconds(queue, "MessageRetentionPeriod", 345_600),
                redrive.flatMap(policy -> queues.withArn(policy.deadLetterTargetArn()))
                        .map(Queues::name),
                redrive.map(Queues.Redrive::maxReceiveCount).orElse(1));
    }

    private JsonNode delete(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        Resource queue = queues.of(input);
        // Deleting twice is no error:
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
        messages.delete(Queues.name(queue), receipt(input));
        return Answer.empty();
    }

    private JsonNode hide(Call call) throws AwsError {
        Input input = Input.of(call, SqsErrors.REFUSAL);
        Resource queue = queues.of(input);
        String receipt = receipt(input);
        input.required("VisibilityTimeout");
        Duration timeout = Duration.ofSeconds(bounded(input, "VisibilityTimeout", 0, 0, 43_200));
        if (!messages.hide(Queues.name(queue), receipt, world.now().plus(timeout))) {
            throw SqsErrors.invalid(
                    "ReceiptHandle",
                    receipt,
                    "Message does not exist or is not available for visibility timeout change.");
        }
        return Answer.empty();
    }

    private synchronized JsonNode purge(Call call) throws AwsError {
        Resource queue = queues.of(Input.of(call, SqsErrors.REFUSAL));
        String name = Queues.name(queue);
        Instant last = purges.get(name);
        if (last != null && last.plus(BETWEEN_PURGES).isAfter(world.now())) {
            throw SqsErrors.purging(name);
        }
        purges.put(name, world.now());
        messages.purge(name);
        return Answer.empty();
    }

    private Resource standard(Input input) throws AwsError {
        Resource queue = queues.of(input);
        if (Queues.isFifo(queue)) {
            throw SqsErrors.unsupported("The local cloud keeps messages of standard queues only.");
        }
        return queue;
    }

    private static String receipt(Input input) throws AwsError {
        String receipt = input.required("ReceiptHandle");
        if (receipt.length() != 36) {
            throw new AwsError(
                    404,
                    "ReceiptHandleIsInvalid",
                    "The input receipt handle \"" + Input.abbreviated(receipt) + "\" is not a valid receipt handle.");
        }
        return receipt;
    }

    private static int boundedCount(Input input) throws AwsError {
        return number(input, "MaxNumberOfMessages", 1, 1, MOST_RECEIVED, "Must be between 1 and 10, if provided.");
    }

    private static int wait(Input input, int usual) throws AwsError {
        return number(input, "WaitTimeSeconds", usual, 0, 20, "Must be >= 0 and <= 20, if provided.");
    }

    private static int bounded(Input input, String member, int usual, int least, int most) throws AwsError {
        return number(input, member, usual, least, most, "Must be >= " + least + " and <= " + most + ", if provided.");
    }

    private static int number(Input input, String member, int usual, int least, int most, String reason)
            throws AwsError {
        int value = input.number(member, usual, Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (value < least || value > most) {
            throw SqsErrors.invalid(member, Integer.toString(value), reason);
        }
        return value;
    }
}
