package localcloud.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import localcloud.resource.Resource;

/** A JSON Patch on a resource's document: <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>, whole or not at all. */
final class JsonPatching {
    private static final Set<String> MEMBERS = Set.of("logicalId", "type", "physicalId", "properties", "state");
    private static final int MOST_OPERATIONS = 1_000;
    /** Many times a large table's; a few copies of a document into itself would be more. */
    private static final int LARGEST_DOCUMENT = 4 << 20;

    private static final String END_OF_ARRAY = "-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPatching() {}

    /**
     * The resource that the patch makes.
     *
     * @param resource a copy, which is changed
     * @throws IllegalArgumentException when the patch is none, does not apply, or makes no resource; says why
     */
    static Resource apply(JsonNode patch, Resource resource) {
        if (!patch.isArray()) {
            throw new IllegalArgumentException("a JSON Patch must be an array of operations (RFC 6902)");
        }
        if (patch.size() > MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    "a patch may have at most " + MOST_OPERATIONS + " operations, had " + patch.size());
        }
        JsonNode changed = Answers.document(resource);
        for (int i = 0; i < patch.size(); i++) {
            try {
                changed = perform(patch.get(i), changed);
                checkSize(changed);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("operation " + i + ": " + e.getMessage(), e);
            }
        }
        return read(changed, resource);
    }

    private static JsonNode perform(JsonNode operation, JsonNode document) {
        var path = pointer(operation, "path");
        return switch (operation.path("op").isTextual() ? operation.path("op").textValue() : "") {
            case "add" -> add(document, path, value(operation));
            case "remove" -> remove(document, path);
            case "replace" -> replace(document, path, value(operation));
            case "move" -> move(document, pointer(operation, "from"), path);
            case "copy" ->
                add(document, path, find(document, pointer(operation, "from")).deepCopy());
            case "test" -> test(document, path, value(operation));
            default ->
                throw new IllegalArgumentException(
                        "op must be one of add, remove, replace, move, copy, test, was " + operation.path("op"));
        };
    }

    private static Pointer pointer(JsonNode operation, String member) {
        var text = operation.path(member);
        return Pointer.of(text.isTextual() ? text.textValue() : "none")
                .orElseThrow(() -> new IllegalArgumentException(
                        member + " must be a JSON Pointer such as /properties/Timeout, was " + text));
    }

    private static JsonNode value(JsonNode operation) {
        if (!operation.has("value")) {
            throw new IllegalArgumentException(operation.path("op").asText() + " needs a value");
        }
        return operation.get("value");
    }

    private static JsonNode find(JsonNode document, Pointer at) {
        return at.in(document)
                .orElseThrow(
                        () -> new IllegalArgumentException("does not apply: there is nothing at '" + at.text() + "'"));
    }

    private static JsonNode add(JsonNode document, Pointer at, JsonNode value) {
        if (at.isRoot()) {
            return value;
        }
        var parent = at.parentIn(document);
        if (parent.isPresent() && parent.get() instanceof ObjectNode object) {
            object.set(at.last(), value);
        } else if (parent.isPresent() && parent.get() instanceof ArrayNode array) {
            var index = at.last().equals(END_OF_ARRAY)
                    ? array.size()
                    : Pointer.index(at.last()).orElse(Integer.MAX_VALUE);
            if (index > array.size()) {
                throw new IllegalArgumentException(
                        "does not apply: '" + at.text() + "' is no place in an array of " + array.size());
            }
            array.insert(index, value);
        } else {
            throw new IllegalArgumentException("does not apply: nothing can be put at '" + at.text() + "'");
        }
        return document;
    }

    private static JsonNode remove(JsonNode document, Pointer at) {
        find(document, at);
        if (at.isRoot()) {
            throw new IllegalArgumentException("does not apply: the document cannot be removed");
        }
        var parent = at.parentIn(document).orElseThrow();
        if (parent instanceof ArrayNode array) {
            array.remove(Pointer.index(at.last()).orElseThrow());
        } else if (parent instanceof ObjectNode object) {
            object.remove(at.last());
        }
        return document;
    }

    private static JsonNode replace(JsonNode document, Pointer at, JsonNode value) {
        return at.isRoot() ? value : add(remove(document, at), at, value);
    }

    private static JsonNode move(JsonNode document, Pointer from, Pointer to) {
        if (from.holds(to)) {
            throw new IllegalArgumentException("does not apply: '" + from.text() + "' cannot move into itself");
        }
        var moved = find(document, from);
        return from.equals(to) ? document : add(remove(document, from), to, moved);
    }

    /** Numbers by their value: 1 equals 1.0, whichever way either is held. */
    private static JsonNode test(JsonNode document, Pointer at, JsonNode value) {
        if (!find(document, at).equals(JsonPatching::compare, value)) {
            throw new IllegalArgumentException("does not apply: the value at '" + at.text() + "' is another");
        }
        return document;
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /**
     * Refuses a document that could be held but not be answered with.
     *
     * @throws IllegalArgumentException when it is larger than {@value #LARGEST_DOCUMENT} characters, or too deep to write
     */
    static void checkSize(JsonNode document) {
        try {
            if (JSON.writeValueAsString(document).length() > LARGEST_DOCUMENT) {
                throw new IllegalArgumentException("a resource may have at most " + LARGEST_DOCUMENT + " characters");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the resource cannot be written: " + e.getOriginalMessage(), e);
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
