package localcloud.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.template.Made;

/**
 * A resource that is there, as CloudFormation remembers it.
 *
 * @param key under which {@link localcloud.resource.Resources} holds its document
 * @param made physical id and attributes; its state is in the document
 * @param properties with which it was made or changed last
 */
public record Provisioned(String key, Made made, ObjectNode properties) {
    public String physicalId() {
        return made.physicalId();
    }
}
