package localcloud.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a resource has become.
 *
 * @param ref what Ref gives; mostly the physical id
 * @param attributes what Fn::GetAtt gives
 * @param state what AWS adds, by the read API's own field names
 */
public record Made(String physicalId, String ref, Map<String, String> attributes, ObjectNode state) {
    public Made {
        attributes = Map.copyOf(attributes);
    }

    public static Made of(String physicalId) {
        return new Made(physicalId, physicalId, Map.of(), JsonNodeFactory.instance.objectNode());
    }

    public Made attribute(String name, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(name, value);
        return new Made(physicalId, ref, more, state);
    }

    /** Adds a text to the state. */
    public Made with(String name, String value) {
        var copy = state.deepCopy();
        copy.put(name, value);
        return new Made(physicalId, ref, attributes, copy);
    }

    public Made with(String name, ObjectNode value) {
        var copy = state.deepCopy();
        copy.set(name, value);
        return new Made(physicalId, ref, attributes, copy);
    }

    /** The same without its state, which the live resource has. */
    public Made remembered() {
        return new Made(physicalId, ref, attributes, JsonNodeFactory.instance.objectNode());
    }

    /** The same with another physical id, which Ref gives. */
    public Made named(String otherPhysicalId) {
        return new Made(otherPhysicalId, otherPhysicalId, attributes, state);
    }

    /** One ARN, as an attribute and in the state. */
    public Made arn(String name, String arn) {
        return attribute(name, arn).with(name, arn);
    }
}
