package serin.observation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

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

    /** The key that encrypts its messages, as it was named: an id, an ARN or an alias; empty when there is none. */
    public Optional<String> kmsKey() {
        return Optional.ofNullable(attributes.get("KmsMasterKeyId")).filter(key -> !key.isBlank());
    }

    /** An attribute that is a whole number; empty where it is absent or none. */
    public OptionalInt number(String attribute) {
        try {
            return OptionalInt.of(Integer.parseInt(attributes.getOrDefault(attribute, "")));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** The queue's policy document; empty when there is none, which SQS answers by leaving it out or by an empty text. */
    public Optional<String> policy() {
        return Optional.ofNullable(attributes.get("Policy")).filter(policy -> !policy.isBlank());
    }
}
