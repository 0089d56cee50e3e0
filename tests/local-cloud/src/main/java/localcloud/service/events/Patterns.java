package localcloud.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * TestEventPattern, by AWS's own engine.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html">TestEventPattern</a>
 */
final class Patterns {
    private static final int LONGEST_PATTERN = 4096;

    /**
     * From here on a pattern is too complex: AWS refused one that the engine rates 11 and accepted one that it rates 7; where
     * between the two the limit lies is not established.
     */
    private static final int TOO_COMPLEX = 11;

    /** The API reference asks for {@code resources} too, but AWS matched recorded events that have none. */
    private static final List<String> REQUIRED = List.of("id", "account", "source", "time", "region", "detail-type");

    /** Refuses what is more than 1000 deep (the library's default), so that the engine's recursion is bounded. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    List<Operation> operations() {
        return List.of(new Operation("TestEventPattern", Set.of("EventPattern", "Event"), this::test));
    }

    private JsonNode test(Call call) throws AwsError {
        Input input = Input.of(call, EventsService.REFUSAL);
        String pattern = input.required("EventPattern");
        if (pattern.length() > LONGEST_PATTERN) {
            throw EventsService.REFUSAL.invalid(
                    "EventPattern",
                    Input.abbreviated(pattern),
                    "Member must have length less than or equal to " + LONGEST_PATTERN);
        }
        String event = input.required("Event");
        Machine machine = compiled(pattern);
        return new Answer()
                .put("Result", !machine.rulesForJSONEvent(parsedEvent(event)).isEmpty())
                .done();
    }

    /** The engine with that one pattern, or AWS's error for a pattern that is not one. */
    static Machine compiled(String pattern) throws AwsError {
        Machine machine = Machine.builder().build();
        try {
            if (!JSON.readTree(pattern).isObject()) {
                throw invalidPattern("Filter is not an object");
            }
        } catch (JsonProcessingException e) {
            throw invalidPattern(e.getOriginalMessage());
        }
        try {
            machine.addRule("rule", pattern);
        } catch (JsonProcessingException e) {
            throw invalidPattern(e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw invalidPattern(String.valueOf(e.getMessage()));
        }
        if (machine.evaluateComplexity(new MachineComplexityEvaluator(TOO_COMPLEX)) >= TOO_COMPLEX) {
            throw invalidPattern(
                    "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
                            + " sequences after a wildcard character");
        }
        return machine;
    }

    private static JsonNode parsedEvent(String event) throws AwsError {
        JsonNode tree;
        try {
            tree = JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw invalidEvent();
        }
        if (!tree.isObject() || REQUIRED.stream().anyMatch(member -> !tree.has(member))) {
            throw invalidEvent();
        }
        return tree;
    }

    private static AwsError invalidPattern(String reason) {
        return new AwsError(
                400,
                "InvalidEventPatternException",
                "Event pattern is not valid. Reason: " + Input.abbreviated(reason));
    }

    private static AwsError invalidEvent() {
        return new AwsError(400, "ValidationException", "Parameter Event is not valid.");
    }
}
