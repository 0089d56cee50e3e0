package serin.observation;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Whether a key's material is rotated, as GetKeyRotationStatus answers.
 *
 * @param periodDays 90 to 2,560; empty where KMS does not say
 */
public record KeyRotationFacts(boolean enabled, OptionalInt periodDays) {
    public KeyRotationFacts {
        Objects.requireNonNull(periodDays, "periodDays is null");
    }
}
