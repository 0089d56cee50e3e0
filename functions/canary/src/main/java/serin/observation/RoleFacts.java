package serin.observation;

import java.util.Objects;
import java.util.Optional;

/**
 * A role, as GetRole answers.
 *
 * @param trustPolicy the AssumeRolePolicyDocument, decoded
 * @param permissionsBoundary ARN; empty when there is none
 */
public record RoleFacts(String name, String arn, String trustPolicy, Optional<String> permissionsBoundary) {
    public RoleFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(trustPolicy, "trustPolicy is null");
        Objects.requireNonNull(permissionsBoundary, "permissionsBoundary is null");
    }
}
