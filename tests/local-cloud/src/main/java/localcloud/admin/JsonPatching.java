package localcloud.admin;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.Set;
import localcloud.resource.Resource;

/** A JSON Patch on a resource's document: <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>, whole or not at all. */
final class JsonPatching {
    private static final Set<String> OPERATIONS = Set.of("add", "remove", "replace", "move", "copy", "test");
    private static final Set<String> MEMBERS = Set.of("logicalId", "type", "physicalId", "properties", "state");
    private static final int MOST_OPERATIONS = 1_000;

    private JsonPatching() {}

    /**
     * The resource that the patch makes.
     *
     * @throws IllegalArgumentException when the patch is none, does not apply, or makes no resource; says why
     */
    static Resource apply(JsonNode patch, Resource resource) {
        check(patch);
        JsonNode changed = Answers.document(resource);
        for (int i = 0; i < patch.size(); i++) {
            checkTarget(i, patch.get(i), changed);
            var one = Answers.NODES.arrayNode().add(patch.get(i));
            try {
                changed = JsonPatch.apply(one, changed);
            } catch (JsonPatchApplicationException e) {
                throw new IllegalArgumentException("operation " + i + " does not apply: " + e.getMessage(), e);
            }
        }
        return read(changed, resource);
    }

    private static void check(JsonNode patch) {
        if (!patch.isArray()) {
            throw new IllegalArgumentException("a JSON Patch must be an array of operations (RFC 6902)");
        }
        if (patch.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    "a patch may have at most " + MOST_OPERATIONS + " operations, had " + patch.size());
        }
        for (int i = 0; i < patch.size(); i++) {
            var operation = patch.get(i);
            var name = operation.path("op").asText();
            if (!operation.path("op").isTextual() || !OPERATIONS.contains(name)) {
                throw new IllegalArgumentException("operation " + i
                        + ": op must be one of add, remove, replace, move, copy, test, was " + operation.path("op"));
            }
            checkPointer(i, "path", operation.path("path"));
            if (name.equals("move") || name.equals("copy")) {
                checkPointer(i, "from", operation.path("from"));
            }
            if (Set.of("add", "replace", "test").contains(name) && !operation.has("value")) {
                throw new IllegalArgumentException("operation " + i + ": " + name + " needs a value");
            }
        }
    }

    private static void checkPointer(int i, String member, JsonNode pointer) {
        if (!pointer.isTextual()
                || !(pointer.textValue().isEmpty() || pointer.textValue().startsWith("/"))) {
            throw new IllegalArgumentException("operation " + i + ": " + member
                    + " must be a JSON Pointer such as /properties/Timeout, was " + pointer);
        }
    }

    /** The library lets some of these pass, which RFC 6902 calls errors: "the target location MUST exist". */
    private static void checkTarget(int i, JsonNode operation, JsonNode document) {
        var name = operation.path("op").asText();
        var path = JsonPointer.compile(operation.path("path").asText());
        if (name.equals("remove") || name.equals("replace") || name.equals("test")) {
            mustExist(i, path, document);
        } else if (path.head() != null) {
            mustExist(i, path.head(), document);
            if (!document.at(path.head()).isContainerNode()) {
                throw new IllegalArgumentException(
                        "operation " + i + " does not apply: " + path.head() + " holds neither members nor elements");
            }
        }
        if (name.equals("move") || name.equals("copy")) {
            mustExist(i, JsonPointer.compile(operation.path("from").asText()), document);
        }
    }

    private static void mustExist(int i, JsonPointer pointer, JsonNode document) {
        if (document.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException("operation " + i + " does not apply: there is nothing at " + pointer);
        }
    }

    private static Resource read(JsonNode changed, Resource before) {
        if (!(changed instanceof ObjectNode document)) {
            throw new IllegalArgumentException("the patch must leave an object");
        }
        for (var member : document.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                throw new IllegalArgumentException("the document has no member '" + member.getKey() + "'");
            }
        }
        if (!document.path("logicalId").asText().equals(before.logicalId())
                || !document.path("type").asText().equals(before.type())) {
            throw new IllegalArgumentException("logicalId and type cannot change");
        }
        if (!document.path("physicalId").isTextual()
                || document.path("physicalId").textValue().isEmpty()) {
            throw new IllegalArgumentException("physicalId must be text that is not empty");
        }
        if (!(document.get("properties") instanceof ObjectNode properties)
                || !(document.get("state") instanceof ObjectNode state)) {
            throw new IllegalArgumentException("properties and state must be objects");
        }
        return new Resource(
                before.logicalId(), before.type(), document.path("physicalId").textValue(), properties, state);
    }
}
