package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import localcloud.resource.Resource;

/**
 * Keeps the engine's tables like the documents: a table is made there when it is first used; it is made anew, empty, when it is
 * another table (another TableId) or its keys have changed; an index that is new is added. An index that is gone stays in the engine, where
 * nobody asks for it.
 */
final class EngineTables {
    private final Engine engine;
    private final Map<String, Made> made = new HashMap<>();

    /** What the engine has under a name. */
    private record Made(String tableId, JsonNode keys, Set<String> indexes) {}

    EngineTables(Engine engine) {
        this.engine = engine;
    }

    /** Makes the engine's table like this document. */
    synchronized void ensure(Resource table) {
        var name = table.physicalId();
        var id = table.state().path("TableId").asText("");
        var keys = keys(table);
        var present = made.get(name);
        if (present != null && !(present.tableId().equals(id) && present.keys().equals(keys))) {
            drop(name);
            present = null;
        }
        if (present == null) {
            call("CreateTable", creation(table));
            made.put(name, new Made(id, keys, indexes(table)));
            return;
        }
        for (var index : table.properties().path("GlobalSecondaryIndexes")) {
            if (present.indexes().add(index.path("IndexName").asText())) {
                call("UpdateTable", addition(table, index));
            }
        }
    }

    /** Empties the engine. */
    synchronized void dropAll() {
        for (var name : Set.copyOf(made.keySet())) {
            drop(name);
        }
    }

    private void drop(String name) {
        call("DeleteTable", JsonNodeFactory.instance.objectNode().put("TableName", name));
        made.remove(name);
    }

    private void call(String operation, ObjectNode input) {
        var answer = engine.call(operation, input);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    operation + " was refused by DynamoDB Local: " + new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private static JsonNode keys(Resource table) {
        var keys = JsonNodeFactory.instance.objectNode();
        var names = new HashSet<String>();
        var schema = table.properties().path("KeySchema");
        keys.set("KeySchema", schema);
        schema.forEach(key -> names.add(key.path("AttributeName").asText()));
        keys.set("LocalSecondaryIndexes", table.properties().path("LocalSecondaryIndexes"));
        table.properties().path("AttributeDefinitions").forEach(attribute -> {
            if (names.contains(attribute.path("AttributeName").asText())) {
                keys.set(attribute.path("AttributeName").asText(), attribute.path("AttributeType"));
            }
        });
        return keys.deepCopy();
    }

    private static Set<String> indexes(Resource table) {
        return new HashSet<>(table.properties().path("GlobalSecondaryIndexes").findValuesAsText("IndexName"));
    }

    private static ObjectNode creation(Resource table) {
        var properties = table.properties();
        var input = JsonNodeFactory.instance
                .objectNode()
                .put("TableName", table.physicalId())
                .put("BillingMode", "PAY_PER_REQUEST");
        input.set("AttributeDefinitions", usedAttributes(table));
        input.set("KeySchema", properties.path("KeySchema"));
        var global = input.putArray("GlobalSecondaryIndexes");
        properties.path("GlobalSecondaryIndexes").forEach(index -> global.add(index(index)));
        if (global.isEmpty()) {
            input.remove("GlobalSecondaryIndexes");
        }
        if (!properties.path("LocalSecondaryIndexes").isEmpty()) {
            input.set("LocalSecondaryIndexes", properties.path("LocalSecondaryIndexes"));
        }
        return input;
    }

    private static ObjectNode addition(Resource table, JsonNode index) {
        var input = JsonNodeFactory.instance.objectNode().put("TableName", table.physicalId());
        input.set("AttributeDefinitions", usedAttributes(table));
        input.putArray("GlobalSecondaryIndexUpdates").addObject().set("Create", index(index));
        return input;
    }

    /** CreateTable takes no attribute that no key uses, and a document keeps those of an index that was taken out of it. */
    private static JsonNode usedAttributes(Resource table) {
        var keys = new HashSet<String>();
        table.properties()
                .findValues("KeySchema")
                .forEach(schema -> keys.addAll(schema.findValuesAsText("AttributeName")));
        var used = JsonNodeFactory.instance.arrayNode();
        for (var attribute : table.properties().path("AttributeDefinitions")) {
            if (keys.contains(attribute.path("AttributeName").asText())) {
                used.add(attribute);
            }
        }
        return used;
    }

    private static ObjectNode index(JsonNode declared) {
        var index = JsonNodeFactory.instance.objectNode();
        index.set("IndexName", declared.path("IndexName"));
        index.set("KeySchema", declared.path("KeySchema"));
        index.set("Projection", declared.path("Projection"));
        return index;
    }
}
