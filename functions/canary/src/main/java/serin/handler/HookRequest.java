package serin.handler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import serin.gate.HookEvent;

/** Tells CodeDeploy's hooks from every other event. */
final class HookRequest {
    private static final String DEPLOYMENT = "DeploymentId";
    private static final String EXECUTION = "LifecycleEventHookExecutionId";

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(100).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private HookRequest() {}

    /**
     * The hook that the event is; empty when it is something else.
     *
     * @throws MalformedEvent when it is a hook's, and its ids cannot be any
     */
    static Optional<HookEvent> parse(byte[] payload) {
        JsonNode event;
        try {
            event = JSON.readTree(payload);
        } catch (IOException e) {
            return Optional.empty();
        }
        if (!event.has(DEPLOYMENT) && !event.has(EXECUTION)) {
            return Optional.empty();
        }
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
