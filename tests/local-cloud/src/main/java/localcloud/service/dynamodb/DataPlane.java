package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.wire.RestAnswer;

/**
 * The operations on items: they go to the engine as they came and its answers, errors too, go back as they are; only a table that has a
 * document and is there to be used is reached.
 */
final class DataPlane {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> USABLE = Set.of("ACTIVE", "UPDATING");

    /** The legacy parameters that more than one operation knows. */
    private static final List<String> COMMON = List.of("TableName", "ReturnConsumedCapacity");

    private static final Map<String, List<String>> ONE_TABLE = Map.of(
            "GetItem",
            List.of("Key", "AttributesToGet", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames"),
            "PutItem",
            List.of(
                    "Item",
                    "Expected",
                    "ReturnValues",
                    "ReturnItemCollectionMetrics",
                    "ConditionalOperator",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnValuesOnConditionCheckFailure"),
            "UpdateItem",
            List.of(
                    "Key",
                    "AttributeUpdates",
                    "Expected",
                    "ConditionalOperator",
                    "ReturnValues",
                    "ReturnItemCollectionMetrics",
                    "UpdateExpression",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnValuesOnConditionCheckFailure"),
            "DeleteItem",
            List.of(
                    "Key",
                    "Expected",
                    "ConditionalOperator",
                    "ReturnValues",
                    "ReturnItemCollectionMetrics",
                    "ConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ReturnValuesOnConditionCheckFailure"),
            "Query",
            List.of(
                    "IndexName",
                    "Select",
                    "AttributesToGet",
                    "Limit",
                    "ConsistentRead",
                    "KeyConditions",
                    "QueryFilter",
                    "ConditionalOperator",
                    "ScanIndexForward",
                    "ExclusiveStartKey",
                    "ProjectionExpression",
                    "FilterExpression",
                    "KeyConditionExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues"),
            "Scan",
            List.of(
                    "IndexName",
                    "AttributesToGet",
                    "Limit",
                    "Select",
                    "ScanFilter",
                    "ConditionalOperator",
                    "ExclusiveStartKey",
                    "TotalSegments",
                    "Segment",
                    "ProjectionExpression",
                    "FilterExpression",
                    "ExpressionAttributeNames",
                    "ExpressionAttributeValues",
                    "ConsistentRead"));

    private final Tables tables;
    private final Engine engine;
    private final EngineTables engineTables;
    private final TableMetrics metrics;

    DataPlane(Tables tables, Engine engine, EngineTables engineTables, TableMetrics metrics) {
        this.tables = tables;
        this.metrics = metrics;
        this.engine = engine;
        this.engineTables = engineTables;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        ONE_TABLE.forEach((name, own) -> {
            var parameters = new ArrayList<>(own);
            parameters.addAll(COMMON);
            operations.add(new Operation(name, Set.copyOf(parameters), call -> onOneTable(name, call.input())));
        });
        var metrics = "ReturnItemCollectionMetrics";
        var capacity = "ReturnConsumedCapacity";
        operations.add(new Operation(
                "BatchGetItem", Set.of("RequestItems", capacity), call -> onKeyedTables("BatchGetItem", call.input())));
        operations.add(new Operation(
                "BatchWriteItem",
                Set.of("RequestItems", capacity, metrics),
                call -> onKeyedTables("BatchWriteItem", call.input())));
        operations.add(new Operation(
                "TransactGetItems",
                Set.of("TransactItems", capacity),
                call -> inTransaction("TransactGetItems", call.input())));
        operations.add(new Operation(
                "TransactWriteItems",
                Set.of("TransactItems", capacity, metrics, "ClientRequestToken"),
                call -> inTransaction("TransactWriteItems", call.input())));
        return operations;
    }

    private JsonNode onOneTable(String operation, ObjectNode input) throws AwsError {
        if (input.path("TableName").isTextual()) {
            var table = reach(input);
            checkIndex(table, input.path("IndexName").asText(""));
        }
        return pass(operation, input);
    }

    private JsonNode onKeyedTables(String operation, ObjectNode input) throws AwsError {
        if (input.path("RequestItems") instanceof ObjectNode requests) {
            var byName = new HashMap<String, JsonNode>();
            for (var request : requests.properties()) {
                byName.put(reach(request.getKey()).physicalId(), request.getValue());
            }
            requests.removeAll();
            byName.forEach(requests::set);
        }
        return pass(operation, input);
    }

    private JsonNode inTransaction(String operation, ObjectNode input) throws AwsError {
        for (var item : input.path("TransactItems")) {
            for (var action : item) {
                if (action instanceof ObjectNode one && one.path("TableName").isTextual()) {
                    reach(one);
                }
            }
        }
        return pass(operation, input);
    }

    /** Finds the table of a request and leaves its name, where an ARN may have stood: the engine's tables have other ARNs. */
    private Resource reach(ObjectNode request) throws AwsError {
        var table = reach(request.path("TableName").asText());
        request.put("TableName", table.physicalId());
        return table;
    }

    private Resource reach(String nameOrArn) throws AwsError {
        var table = tables.find(nameOrArn).orElseThrow(DynamoDbErrors::nothingThere);
        if (!USABLE.contains(table.state().path("TableStatus").asText("ACTIVE"))) {
            throw DynamoDbErrors.nothingThere();
        }
        engineTables.ensure(table);
        return table;
    }

    private static void checkIndex(Resource table, String index) throws AwsError {
        var properties = table.properties();
        if (index.isEmpty()
                || properties
                        .path("LocalSecondaryIndexes")
                        .findValuesAsText("IndexName")
                        .contains(index)) {
            return;
        }
        if (!properties
                .path("GlobalSecondaryIndexes")
                .findValuesAsText("IndexName")
                .contains(index)) {
            throw DynamoDbErrors.invalid("The table does not have the specified index: " + index);
        }
        var status =
                table.state().path("indexes").path(index).path("IndexStatus").asText("ACTIVE");
        if (!USABLE.contains(status)) {
            throw DynamoDbErrors.invalid("Cannot read from backfilling global secondary index: " + index);
        }
    }

    private JsonNode pass(String operation, ObjectNode input) {
        var answer = engine.call(operation, input);
        if (answer.statusCode() >= 400) {
            metrics.refused(operation, input, answer.statusCode(), code(answer.body()));
        }
        var headers = new HashMap<String, String>();
        for (var name : List.of("Content-Type", "x-amz-crc32")) {
            answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
        }
        return new RestAnswer(answer.statusCode(), headers, answer.body()).asNode();
    }

    /** The error's code without its namespace; empty when the engine's answer says none. */
    private static String code(byte[] body) {
        try {
            var type = JSON.readTree(body).path("__type").asText("");
            return type.substring(type.indexOf('#') + 1);
        } catch (IOException e) {
            return "";
        }
    }
}
