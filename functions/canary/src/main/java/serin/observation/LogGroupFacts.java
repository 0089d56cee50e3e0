package serin.observation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A log group, as DescribeLogGroups answers.
 *
 * @param retentionDays empty where it keeps everything for ever
 * @param kmsKey ARN; empty where CloudWatch Logs encrypts with a key of its own
 */
public record LogGroupFacts(String name, OptionalInt retentionDays, Optional<String> kmsKey) {
    public LogGroupFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(retentionDays, "retentionDays is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
    }
}
