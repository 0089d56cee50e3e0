package serin.observation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A target of a rule, as ListTargetsByRule answers.
 *
 * @param arn what the rule delivers to
 * @param input the constant text that replaces the event
 * @param retryAttempts 0 to 185; empty when the default holds
 * @param eventAgeSeconds 60 to 86,400; empty when the default holds
 * @param transformed whether an InputTransformer makes the target's input
 */
public record TargetFacts(
        String id,
        String arn,
        Optional<String> roleArn,
        Optional<String> input,
        Optional<String> inputPath,
        Optional<String> deadLetterArn,
        OptionalInt retryAttempts,
        OptionalInt eventAgeSeconds,
        boolean transformed) {
    public TargetFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(arn, "arn is null");
    }
}
