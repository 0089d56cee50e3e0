package serin.observation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A queue, as GetQueueAttributes answers.
 *
 * @param attributes every attribute as SQS writes it, such as {@code MessageRetentionPeriod} in seconds
 */
public record QueueFacts(String arn, Map<String, String> attributes) {
    public QueueFacts {
        Objects.requireNonNull(arn, "arn is null");
        attributes = Map.copyOf(attributes);
    }

    /** The queue's policy document; empty when there is none, which SQS answers by leaving it out or by an empty text. */
    public Optional<String> policy() {
        return Optional.ofNullable(attributes.get("Policy")).filter(policy -> !policy.isBlank());
    }
}
