package serin.observation;

import java.util.Objects;
import java.util.Optional;

/**
 * One row of ListStackResources.
 *
 * @param physicalId empty while it is not created
 * @param status such as {@code CREATE_COMPLETE}
 */
public record StackResourceFacts(String logicalId, Optional<String> physicalId, String type, String status) {
    public StackResourceFacts {
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(physicalId, "physicalId is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(status, "status is null");
    }
}
