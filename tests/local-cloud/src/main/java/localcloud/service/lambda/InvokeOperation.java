package localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import localcloud.lambda.FunctionOutput;
import localcloud.lambda.Payload;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.lambda.Invoker.Order;
import localcloud.service.lambda.Invoker.Throttled;
import localcloud.wire.RestAnswer;

/** Invoke, the only operation that writes its answer itself (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
final class InvokeOperation {
    /** Bytes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, invocation payload. */
    private static final int LARGEST_REQUEST = 6_291_456;

    private static final int LARGEST_EVENT = 1_048_576;
    private static final int LARGEST_CLIENT_CONTEXT = 3_583;
    private static final int LOG_TAIL = 4_096;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final Invoker invoker;
    private final EventIntake later;

    /**
     * @param later takes what was invoked as an Event
     */
    InvokeOperation(Invoker invoker, EventIntake later) {
        this.invoker = invoker;
        this.later = later;
    }

    Operation operation() {
        return new Operation(
                "Invoke",
                Set.of("FunctionName", "Qualifier", "InvocationType", "LogType", "ClientContext", "Payload"),
                this::invoke);
    }

    private JsonNode invoke(Operation.Call call) throws AwsError {
        var input = call.input();
        var type = oneOf(input, "InvocationType", "RequestResponse", Set.of("Event", "RequestResponse", "DryRun"));
        var logType = oneOf(input, "LogType", "None", Set.of("None", "Tail"));
        var payload = payload(input, type);
        var order = new Order(
                call.principal(),
                Values.member(input, "FunctionName"),
                Values.member(input, "Qualifier"),
                type,
                payload,
                clientContext(input));
        var configuration = invoker.resolve(order);
        return switch (type) {
            case "DryRun" -> {
                invoker.recordDryRun(order, configuration);
                yield new RestAnswer(204, Map.of(), new byte[0]).asNode();
            }
            case "Event" -> {
                later.accept(order);
                yield new RestAnswer(202, Map.of(), new byte[0]).asNode();
            }
            default -> runHeard(order, logType.equals("Tail"));
        };
    }

    private JsonNode runHeard(Order order, boolean tail) throws AwsError {
        try {
            var result = invoker.run(order);
            var output = result.output();
            var headers = new HashMap<String, String>();
            headers.put("X-Amz-Executed-Version", result.version());
            if (output.outcome() != FunctionOutput.Outcome.OK) {
                headers.put("X-Amz-Function-Error", "Unhandled");
            }
            if (tail) {
                headers.put("X-Amz-Log-Result", lastOf(output.log()));
            }
            return new RestAnswer(200, headers, output.payload().bytes()).asNode();
        } catch (Throttled e) {
            var body = JsonNodeFactory.instance
                    .objectNode()
                    .put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded")
                    .put("Type", "User")
                    .put("message", "Rate Exceeded.");
            return new RestAnswer(
                            429,
                            Map.of("x-amzn-ErrorType", "TooManyRequestsException"),
                            body.toString().getBytes(StandardCharsets.UTF_8))
                    .asNode();
        }
    }

    private static String oneOf(ObjectNode input, String member, String otherwise, Set<String> known) throws AwsError {
        var given = input.has(member) ? Values.member(input, member) : otherwise;
        if (!known.contains(given)) {
            var shown = member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
            throw new AwsError(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '" + given + "' at '" + shown
                            + "' failed to satisfy constraint: Member must satisfy enum value set: "
                            + known.stream().sorted().toList());
        }
        return given;
    }

    private static Payload payload(ObjectNode input, String type) throws AwsError {
        if (!(input.path("Payload") instanceof BinaryNode binary) || binary.binaryValue().length == 0) {
            return Payload.EMPTY_OBJECT;
        }
        var bytes = binary.binaryValue();
        var largest = type.equals("Event") ? LARGEST_EVENT : LARGEST_REQUEST;
        if (bytes.length > largest) {
            throw new AwsError(
                    413,
                    "RequestEntityTooLargeException",
                    bytes.length + " byte payload is too large for the " + type + " invocation type (limit " + largest
                            + " bytes)");
        }
        requireJson(bytes);
        return Payload.of(bytes);
    }

    /** Refuses a payload that is no JSON. */
    static void requireJson(byte[] payload) throws AwsError {
        try {
            if (JSON.readTree(payload).isMissingNode()) {
                throw unreadable("No content to map due to end-of-input");
            }
        } catch (JsonProcessingException e) {
            throw unreadable(e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static AwsError unreadable(String why) {
        return new AwsError(400, "InvalidRequestContentException", "Could not parse request body into json: " + why);
    }

    private static JsonNode clientContext(ObjectNode input) throws AwsError {
        var text = Values.member(input, "ClientContext");
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (text.length() > LARGEST_CLIENT_CONTEXT) {
            throw new AwsError(
                    400,
                    "InvalidRequestContentException",
                    "Client context must be at most " + LARGEST_CLIENT_CONTEXT + " bytes of base64, was "
                            + text.length());
        }
        try {
            var context = JSON.readTree(Base64.getDecoder().decode(text));
            if (context.isObject()) {
                return context;
            }
        } catch (IllegalArgumentException | IOException e) {
            // The same answer as for JSON that is no object.
        }
        throw new AwsError(
                400, "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.");
    }

    /** JSON on one line in ASCII, which is what fits into the header that carries it to the function. */
    static String oneLine(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String lastOf(String log) {
        var bytes = log.getBytes(StandardCharsets.UTF_8);
        var start = Math.max(0, bytes.length - LOG_TAIL);
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
