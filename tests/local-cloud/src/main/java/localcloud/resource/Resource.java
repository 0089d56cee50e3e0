package localcloud.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * A live resource: what CloudFormation declared, and what AWS adds.
 *
 * @param logicalId the key under {@code Resources}, or any id for one that the template does not know
 * @param type the CloudFormation type
 * @param physicalId what ListStackResources calls it
 * @param properties CloudFormation's property names, resolved; the live ones, which a fault may have changed
 * @param state what AWS adds, by the read API's own field names
 */
public record Resource(String logicalId, String type, String physicalId, ObjectNode properties, ObjectNode state) {
    public Resource {
        Objects.requireNonNull(logicalId, "logicalId is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(physicalId, "physicalId is null");
        Objects.requireNonNull(properties, "properties is null");
        Objects.requireNonNull(state, "state is null");
    }

    /** A copy that shares nothing with this one. */
    public Resource copy() {
        return new Resource(logicalId, type, physicalId, properties.deepCopy(), state.deepCopy());
    }
}
