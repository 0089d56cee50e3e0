package serin.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A secret, as DescribeSecret answers; never its value.
 *
 * @param deletedAt when it was scheduled for deletion; empty when it was not
 * @param hasCurrentVersion whether a version bears the label {@code AWSCURRENT}
 */
public record SecretFacts(String arn, Optional<Instant> deletedAt, boolean hasCurrentVersion) {
    public SecretFacts {
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(deletedAt, "deletedAt is null");
    }
}
