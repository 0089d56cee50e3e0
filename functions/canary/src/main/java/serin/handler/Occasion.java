package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one invocation from another.
 *
 * @param executionId the event's own id, by which a repetition is known; the request's for an event without one
 * @param tick when EventBridge meant to send a scheduled event; empty for any other event
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Event structure</a>
 */
record Occasion(String executionId, Optional<Instant> tick) {
    /** Twice as long as any id that AWS gives. */
    private static final int LONGEST_ID = 128;

    /** Reads what it can: what is wrong with an event is said by {@link CanaryRequest}. */
    static Occasion of(byte[] payload, String requestId) {
        return EventJson.tryRead(payload)
                .map(event -> new Occasion(id(event).orElse(requestId), tick(event)))
                .orElseGet(() -> new Occasion(requestId, Optional.empty()));
    }

    private static Optional<String> id(JsonNode event) {
        return Optional.of(event.path("id").asText("")).filter(id -> !id.isBlank() && id.length() <= LONGEST_ID);
    }

    private static Optional<Instant> tick(JsonNode event) {
        if (!event.path("source").asText().equals("aws.events")
                || !event.path("detail-type").asText().equals("Scheduled Event")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(event.path("time").asText()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
