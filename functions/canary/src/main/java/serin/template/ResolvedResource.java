package serin.template;

import java.util.Objects;
import java.util.Optional;

/**
 * A resource of a resolved template whose condition holds.
 *
 * @param logicalId the key under {@code Resources}
 * @param type the CloudFormation type, such as {@code AWS::DynamoDB::Table}
 * @param physicalId what ListStackResources calls it; empty when the stack has not created it
 * @param properties the declared properties, resolved; {@code AWS::NoValue} ones are left out
 * @param metadata the resource's {@code Metadata}, resolved
 * @param updatePolicy the resource's {@code UpdatePolicy}, resolved
 */
public record ResolvedResource(
        String logicalId,
        String type,
        Optional<String> physicalId,
        Value.Mapping properties,
        Value.Mapping metadata,
        Value.Mapping updatePolicy) {
    public ResolvedResource {
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(physicalId, "physicalId is null");
        Objects.requireNonNull(properties, "properties is null");
        Objects.requireNonNull(metadata, "metadata is null");
        Objects.requireNonNull(updatePolicy, "updatePolicy is null");
    }

    /** A resource without an update policy. */
    public ResolvedResource(
            String logicalId,
            String type,
            Optional<String> physicalId,
            Value.Mapping properties,
            Value.Mapping metadata) {
        this(logicalId, type, physicalId, properties, metadata, Value.Mapping.EMPTY);
    }
}
