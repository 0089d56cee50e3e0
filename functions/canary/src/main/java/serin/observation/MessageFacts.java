package serin.observation;

import java.util.Objects;

/**
 * A message that was received from a queue.
 *
 * @param receipt by which it can be deleted
 */
public record MessageFacts(String receipt, String body) {
    public MessageFacts {
        Objects.requireNonNull(receipt, "receipt is null");
        Objects.requireNonNull(body, "body is null");
    }
}
