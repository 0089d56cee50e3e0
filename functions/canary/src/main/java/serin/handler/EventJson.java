package serin.handler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;
import serin.text.StrictJson;

/** Reads events, which anybody may send who may invoke the function. */
final class EventJson {
    private static final int DEEPEST = 100;

    /** What Lambda takes: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
    private static final long LONGEST = 6L * 1_024 * 1_024;

    private static final ObjectReader JSON = StrictJson.reader(DEEPEST, LONGEST);

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
