package localcloud.service.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;

/** The tags of a resource, which templates write as a list of Key and Value or as a map. */
public final class Tags {

    private Tags() {}

    /** The tags of a resource by key, in the document's order. */
    public static Map<String, String> of(Resource resource) {
        JsonNode tags = resource.properties().path("Tags");
        Map<String, String> map = new LinkedHashMap<>();
        if (tags.isArray()) {
            tags.forEach(
                    tag -> map.put(tag.path("Key").asText(), tag.path("Value").asText()));
        } else if (tags.isObject()) {
            tags.properties()
                    .forEach(tag -> map.put(tag.getKey(), tag.getValue().asText()));
        }
        return Collections.unmodifiableMap(map);
    }

    /** As a list of objects, by the service's own member names. */
    public static List<ObjectNode> list(Map<String, String> tags, String keyMember, String valueMember) {
        List<ObjectNode> list = new ArrayList<>();
        tags.forEach((key, value) -> list.add(
                new Answer().put(keyMember, key).put(valueMember, value).done()));
        return List.copyOf(list);
    }

    /** As one object whose members are the keys. */
    public static ObjectNode object(Map<String, String> tags) {
        ObjectNode object = Answer.empty();
        tags.forEach(object::put);
        return object;
    }
}
