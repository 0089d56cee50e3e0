package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import serin.demo.AdminClient;

/** One change to the live stack, by the admin API. */
record Change(String name, Consumer<AdminClient> apply) {

    static Change patch(String name, String logicalId, String operation, String path, String value) {
        return new Change(name, admin -> admin.patch(logicalId, operation(operation, path, value)));
    }

    static Change replace(String name, String logicalId, String path, String value) {
        return patch(name, logicalId, "replace", path, value);
    }

    static Change add(String name, String logicalId, String path, String value) {
        return patch(name, logicalId, "add", path, value);
    }

    static Change remove(String name, String logicalId, String path) {
        return new Change(
                name, admin -> admin.patch(logicalId, "[{\"op\": \"remove\", \"path\": \"%s\"}]".formatted(path)));
    }

    static Change delete(String name, String logicalId) {
        return new Change(name, admin -> admin.delete(logicalId));
    }

    static Change put(String name, String id, String document) {
        return new Change(name, admin -> admin.put(id, document));
    }

    /** Turns a list of the live document round: the same things in another order. */
    static Change reverse(String name, String logicalId, String path) {
        return new Change(name, admin -> {
            var list = admin.resource(logicalId).at(path);
            if (!list.isArray() || list.size() < 2) {
                throw new IllegalStateException(logicalId + path + " is no list of at least two: " + list);
            }
            admin.patch(logicalId, operation("replace", path, reversed(list)));
        });
    }

    private static String reversed(JsonNode list) {
        var reversed = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        for (var i = list.size() - 1; i >= 0; i--) {
            reversed.add(list.get(i));
        }
        return reversed.toString();
    }

    private static String operation(String operation, String path, String value) {
        return "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]".formatted(operation, path, value);
    }
}
