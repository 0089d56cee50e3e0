package serin.handler;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** Reads events, which are hostile until proven otherwise: of bounded depth, each member once, nothing behind the end. */
final class EventJson {
    private static final int DEEPEST = 100;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private EventJson() {}

    /**
     * The event.
     *
     * @throws MalformedEvent when it cannot be read
     */
    static JsonNode read(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new MalformedEvent("it is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedEvent("it could not be read: " + e.getMessage());
        }
    }

    /** The event; empty when it cannot be read, which {@link CanaryRequest}, the last that is asked, says. */
    static Optional<JsonNode> tryRead(byte[] payload) {
        try {
            return Optional.of(read(payload));
        } catch (MalformedEvent _) {
            return Optional.empty();
        }
    }
}
