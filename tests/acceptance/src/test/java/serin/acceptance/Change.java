package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

    /** Takes the statement with that Sid out of the role's inline policies. */
    static Change removeStatement(String name, String role, String sid) {
        return new Change(
                name,
                admin -> admin.patch(
                        role, "[{\"op\": \"remove\", \"path\": \"%s\"}]".formatted(statement(admin, role, sid))));
    }

    /** Changes the statement with that Sid in the role's inline policies. */
    static Change replaceInStatement(String name, String role, String sid, String element, String value) {
        return new Change(
                name,
                admin -> admin.patch(role, operation("replace", statement(admin, role, sid) + "/" + element, value)));
    }

    /** Patches what the only published version of a function has frozen, and {@code $LATEST} alike, as a careless deployment does. */
    static Change version(String name, String function, String operation, String property, String value) {
        return new Change(
                name,
                admin -> Stream.of("/properties/", "/state/versions/1/properties/")
                        .forEach(path -> admin.patch(function, operation(operation, path + property, value))));
    }

    private static String statement(AdminClient admin, String role, String sid) {
        var policies = admin.resource(role).at("/properties/Policies");
        for (var i = 0; i < policies.size(); i++) {
            var statements = policies.get(i).at("/PolicyDocument/Statement");
            for (var j = 0; j < statements.size(); j++) {
                if (statements.get(j).path("Sid").asText().equals(sid)) {
                    return "/properties/Policies/%d/PolicyDocument/Statement/%d".formatted(i, j);
                }
            }
        }
        throw new IllegalStateException(role + " has no statement " + sid + ": " + policies);
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
        return operation.equals("remove")
                ? "[{\"op\": \"remove\", \"path\": \"%s\"}]".formatted(path)
                : "[{\"op\": \"%s\", \"path\": \"%s\", \"value\": %s}]".formatted(operation, path, value);
    }
}
