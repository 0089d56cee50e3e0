package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import serin.run.Selection;
import serin.run.Trigger;

/**
 * What an invocation asks for.
 *
 * @param stack the stack to validate; empty for the canary's own
 */
record CanaryRequest(Optional<String> stack, Selection selection, Trigger trigger) {
    private static final int MOST_GLOBS = 100;
    private static final Set<String> MANUAL_KEYS = Set.of("stack", "checks");

    /**
     * Reads an event: EventBridge's scheduled one, CloudFormation's stack status change, or a manual request.
     *
     * @throws MalformedEvent when it is none of these
     */
    static CanaryRequest parse(byte[] payload) {
        var event = EventJson.read(payload);
        if (!event.isObject()) {
            throw new MalformedEvent("it must be an object");
        }
        return event.has("detail-type") ? fromEventBridge(event) : manual(event);
    }

    private static CanaryRequest fromEventBridge(JsonNode event) {
        var kind = event.path("source").asText() + " / "
                + event.path("detail-type").asText();
        return switch (kind) {
            case "aws.events / Scheduled Event" -> new CanaryRequest(Optional.empty(), Selection.ALL, Trigger.SCHEDULE);
            case "aws.cloudformation / CloudFormation Stack Status Change" ->
                new CanaryRequest(Optional.of(stackOf(event)), Selection.ALL, Trigger.STACK);
            default ->
                throw new MalformedEvent("an event '" + kind
                        + "' is not known; known are 'aws.events / Scheduled Event',"
                        + " 'aws.cloudformation / CloudFormation Stack Status Change' and"
                        + " 'aws.codedeploy / CodeDeploy Deployment State-change Notification'");
        };
    }

    private static String stackOf(JsonNode event) {
        var stackId = event.path("detail").path("stack-id");
        if (!stackId.isTextual() || stackId.asText().isBlank()) {
            throw new MalformedEvent("detail.stack-id must be the stack's ARN");
        }
        return stackId.asText();
    }

    private static CanaryRequest manual(JsonNode event) {
        var unknown = new TreeSet<String>();
        event.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MANUAL_KEYS);
        if (!unknown.isEmpty()) {
            throw new MalformedEvent("'" + unknown.first() + "' is not known; a manual request takes stack and checks");
        }
        return new CanaryRequest(stack(event), new Selection(globs(event), true), Trigger.MANUAL);
    }

    private static Optional<String> stack(JsonNode event) {
        var stack = event.path("stack");
        if (stack.isMissingNode() || stack.isNull()) {
            return Optional.empty();
        }
        if (!stack.isTextual() || stack.asText().isBlank()) {
            throw new MalformedEvent("stack must be a stack's name or ARN");
        }
        return Optional.of(stack.asText());
    }

    private static List<String> globs(JsonNode event) {
        var checks = event.path("checks");
        if (checks.isMissingNode() || checks.isNull()) {
            return List.of();
        }
        if (!checks.isArray() || checks.size() > MOST_GLOBS) {
            throw new MalformedEvent("checks must be a list of at most " + MOST_GLOBS + " check ids or globs");
        }
        var globs = new ArrayList<String>();
        for (var glob : checks) {
            if (!glob.isTextual() || glob.asText().isBlank()) {
                throw new MalformedEvent("checks must be a list of check ids or globs, such as \"dynamodb.*\"");
            }
            globs.add(glob.asText());
        }
        return globs;
    }
}
