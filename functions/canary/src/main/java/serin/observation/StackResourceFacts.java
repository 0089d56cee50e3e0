package serin.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of ListStackResources.
 *
 * @param physicalId empty while it is not created
 * @param status such as {@code CREATE_COMPLETE}
 * @param updatedAt when CloudFormation last changed it; empty when the answer does not say
 */
public record StackResourceFacts(
        String logicalId, Optional<String> physicalId, String type, String status, Optional<Instant> updatedAt) {
    public StackResourceFacts {
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(physicalId, "physicalId is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(updatedAt, "updatedAt is null");
    }

    /** A row without a time. */
    public StackResourceFacts(String logicalId, Optional<String> physicalId, String type, String status) {
        this(logicalId, physicalId, type, status, Optional.empty());
    }
}
