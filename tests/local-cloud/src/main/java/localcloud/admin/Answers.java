package localcloud.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import localcloud.resource.Resource;
import localcloud.service.AwsError;

/** What the admin API's handlers share: how they refuse, and how a resource reads. */
final class Answers {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Answers() {}

    static AwsError bad(String reason) {
        return new AwsError(400, "BadRequest", reason);
    }

    static AwsError absent(String reason) {
        return new AwsError(404, "NotFound", reason);
    }

    static ObjectNode document(Resource resource) {
        var document = summary(resource);
        document.set("properties", resource.properties());
        document.set("state", resource.state());
        return document;
    }

    static ObjectNode summary(Resource resource) {
        return NODES.objectNode()
                .put("logicalId", resource.logicalId())
                .put("type", resource.type())
                .put("physicalId", resource.physicalId());
    }

    /** The body as an object with no other members than these. */
    static ObjectNode object(JsonNode body, Set<String> known) throws AwsError {
        if (!(body instanceof ObjectNode object)) {
            throw bad("the body must be a JSON object with members out of " + new TreeSet<>(known));
        }
        for (var member : object.properties()) {
            if (!known.contains(member.getKey())) {
                throw bad("unknown member '" + member.getKey() + "'; known are " + new TreeSet<>(known));
            }
        }
        return object;
    }

    /** Refuses what a call that takes no input was given: it would be ignored. */
    static void nothing(JsonNode body) throws AwsError {
        if (!body.isMissingNode() && !(body.isObject() && body.isEmpty())) {
            throw bad("this call takes no body, or {}");
        }
    }

    static String text(ObjectNode body, String member) throws AwsError {
        var value = body.path(member);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw bad("'" + member + "' must be text that is not empty");
        }
        return value.textValue();
    }
}
