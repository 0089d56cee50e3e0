package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import serin.gate.HookEvent;

/** Tells CodeDeploy's hooks from every other event. */
final class HookRequest {
    private static final String DEPLOYMENT = "DeploymentId";
    private static final String EXECUTION = "LifecycleEventHookExecutionId";

    private HookRequest() {}

    /**
     * The hook that the event is; empty when it is something else.
     *
     * @throws MalformedEvent when it is a hook's, and its ids cannot be any
     */
    static Optional<HookEvent> parse(byte[] payload) {
        var read = EventJson.tryRead(payload).filter(event -> event.has(DEPLOYMENT) || event.has(EXECUTION));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var event = read.get();
        try {
            return Optional.of(new HookEvent(text(event, DEPLOYMENT), text(event, EXECUTION)));
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent(String.valueOf(e.getMessage()));
        }
    }

    private static String text(JsonNode event, String name) {
        var text = event.path(name);
        if (!text.isTextual()) {
            throw new MalformedEvent(name + " must be a text");
        }
        return text.textValue();
    }
}
