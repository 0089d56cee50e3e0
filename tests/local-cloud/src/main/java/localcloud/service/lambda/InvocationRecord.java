package localcloud.service.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import localcloud.lambda.FunctionOutput;
import localcloud.lambda.Payload;
import localcloud.service.World;
import localcloud.service.lambda.Outcomes.Condition;

/**
 * What Lambda tells a destination of an asynchronous invocation, member by member as recorded
 * (recorded-answers/snapshots/lambda_destinations.json).
 *
 * @param attempts {@code approximateInvokeCount}
 * @param last the last run; empty when there was none, and the record then has no response
 */
record InvocationRecord(
        World world,
        FunctionReference function,
        Payload request,
        String requestId,
        Condition condition,
        int attempts,
        Optional<Invoker.Result> last) {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Bytes: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html, ErrorMessage. */
    private static final int LONGEST_ERROR_MESSAGE = 1024;

    ObjectNode asJson() {
        return asJson(world.now());
    }

    private ObjectNode asJson(Instant now) {
        var record = JsonNodeFactory.instance.objectNode().put("version", "1.0").put("timestamp", MILLIS.format(now));
        record.putObject("requestContext")
                .put("requestId", requestId)
                .put("functionArn", functionArn())
                .put("condition", condition.word())
                .put("approximateInvokeCount", attempts);
        record.set("requestPayload", parsed(request));
        last.ifPresent(result -> {
            var context = record.putObject("responseContext").put("statusCode", 200);
            context.put("executedVersion", result.version());
            if (result.output().outcome() != FunctionOutput.Outcome.OK) {
                context.put("functionError", "Unhandled");
            }
            record.set("responsePayload", parsed(result.output().payload()));
        });
        return record;
    }

    /** The event that Lambda puts on a bus. */
    ObjectNode asEvent(String busArn) {
        var now = world.now();
        var succeeded = condition == Condition.SUCCESS;
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Lambda Function Invocation Result - " + (succeeded ? "Success" : "Failure"))
                .put("source", "lambda")
                .put("account", world.accountId())
                .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", world.region());
        event.putArray("resources").add(busArn).add(functionArn());
        event.set("detail", asJson(now));
        return event;
    }

    /** RequestID, ErrorCode and ErrorMessage of a letter in a function's dead-letter queue. */
    static ObjectNode deadLetterAttributes(String requestId, Optional<Invoker.Result> last) {
        var attributes = JsonNodeFactory.instance.objectNode();
        put(attributes, "RequestID", "String", requestId);
        put(attributes, "ErrorCode", "Number", last.isPresent() ? "200" : "429");
        var message = last.map(result ->
                        parsed(result.output().payload()).path("errorMessage").asText())
                .orElse("Rate Exceeded.");
        var shown = message.length() > LONGEST_ERROR_MESSAGE ? message.substring(0, LONGEST_ERROR_MESSAGE) : message;
        put(attributes, "ErrorMessage", "String", shown.isEmpty() ? "-" : shown);
        return attributes;
    }

    private static void put(ObjectNode attributes, String name, String type, String value) {
        attributes.putObject(name).put("DataType", type).put("StringValue", value);
    }

    private String functionArn() {
        return function.qualified() ? function.arn() : function.baseArn() + ":" + Functions.LATEST;
    }

    /** As JSON; what is none is told as text. */
    private static JsonNode parsed(Payload payload) {
        try {
            var tree = JSON.readTree(payload.bytes());
            return tree.isMissingNode() ? NullNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(payload.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
