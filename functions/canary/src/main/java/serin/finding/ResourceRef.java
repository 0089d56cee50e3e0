package serin.finding;

import java.util.Objects;
import java.util.Optional;

/**
 * A resource of the stack, as a report names it.
 *
 * @param logicalId the key under {@code Resources}; for a fact about the stack itself, the stack's name
 * @param physicalId what ListStackResources calls it; empty when the stack has not created it
 * @param type the CloudFormation type; for the stack itself {@code AWS::CloudFormation::Stack}
 */
public record ResourceRef(String logicalId, Optional<String> physicalId, String type) {
    public ResourceRef {
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(physicalId, "physicalId is null");
        Objects.requireNonNull(type, "type is null");
    }
}
