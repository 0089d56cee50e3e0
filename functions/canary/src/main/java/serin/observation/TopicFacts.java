package serin.observation;

import java.util.Objects;
import java.util.Optional;

/**
 * A topic, as GetTopicAttributes answers.
 *
 * @param policy the policy document; SNS gives every topic one
 * @param kmsKey as it was named: an id, an ARN or an alias; empty when the topic is not encrypted
 */
public record TopicFacts(String arn, Optional<String> policy, Optional<String> kmsKey) {
    public TopicFacts {
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
    }
}
