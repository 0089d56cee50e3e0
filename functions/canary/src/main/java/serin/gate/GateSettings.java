package serin.gate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gate is told once.
 *
 * @param ownStack the stack that the canary lives in, by name or ARN
 * @param ownApplication the CodeDeploy application of that stack; where it is empty, the stack's resources are asked
 * @param patience how long a denial is not believed, since a fresh policy takes time to hold everywhere
 */
public record GateSettings(String ownStack, Optional<String> ownApplication, HookMode mode, Duration patience) {
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    public GateSettings {
        if (ownStack.isBlank()) {
            throw new IllegalArgumentException("ownStack must not be blank");
        }
        Objects.requireNonNull(ownApplication, "ownApplication is null");
        Objects.requireNonNull(mode, "mode is null");
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + patience);
        }
    }
}
