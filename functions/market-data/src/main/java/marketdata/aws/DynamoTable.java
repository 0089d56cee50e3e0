package marketdata.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.item.Table;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table in DynamoDB. Reads of one item are strongly consistent: a function often reads what another has just written. */
public final class DynamoTable implements Table {
    /** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
    static final int BATCH = 25;

    private static final int TRIES = 5;

    private final DynamoDbClient dynamo;
    private final String name;
    private final Pause pause;

    /**
     * A table.
     *
     * @param pause waits between the tries of what DynamoDB left unprocessed
     */
    public DynamoTable(DynamoDbClient dynamo, String name, Pause pause) {
        this.dynamo = Objects.requireNonNull(dynamo, "dynamo is null");
        this.name = Objects.requireNonNull(name, "name is null");
        this.pause = Objects.requireNonNull(pause, "pause is null");
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits before a further try.
         *
         * @param tries how many there have been, 1 or more
         */
        void after(int tries);
    }

    @Override
    public String name() {
        return name;
    }

    /** Throws the SDK's exception when the table cannot be read; it names the error code and the request id. */
    @Override
    public Optional<Item> find(ItemKey key) {
        var answer = dynamo.getItem(
                request -> request.tableName(name).key(AttributeValues.of(key)).consistentRead(true));
        return answer.hasItem() ? Optional.of(AttributeValues.item(answer.item())) : Optional.empty();
    }

    @Override
    public List<Item> query(String index, String keyName, String keyValue) {
        return dynamo
                .queryPaginator(request -> request.tableName(name)
                        .indexName(index)
                        .keyConditionExpression("#key = :value")
                        .expressionAttributeNames(Map.of("#key", keyName))
                        .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(keyValue))))
                .items()
                .stream()
                .map(AttributeValues::item)
                .toList();
    }

    @Override
    public void upsert(ItemKey key, Map<String, Attribute> fields, Map<String, Attribute> initial) {
        var assignments = new Assignments().set(fields).setIfAbsent(initial);
        dynamo.updateItem(request -> request.tableName(name)
                .key(AttributeValues.of(key))
                .updateExpression(assignments.expression())
                .expressionAttributeNames(assignments.names())
                .expressionAttributeValues(assignments.values()));
    }

    @Override
    public boolean setOnce(ItemKey key, String flag, Map<String, Attribute> fields) {
        var assignments = new Assignments().set(fields);
        var names = new HashMap<>(assignments.names());
        names.put("#there", key.parts().keySet().iterator().next());
        names.put("#flag", flag);
        var values = new HashMap<>(assignments.values());
        values.put(":true", AttributeValue.fromBool(true));
        try {
            dynamo.updateItem(request -> request.tableName(name)
                    .key(AttributeValues.of(key))
                    .updateExpression(assignments.expression())
                    .conditionExpression("attribute_exists(#there) AND (attribute_not_exists(#flag) OR #flag <> :true)")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    @Override
    public List<Item> putAll(List<Item> items) {
        var lost = new ArrayList<Item>();
        for (var from = 0; from < items.size(); from += BATCH) {
            lost.addAll(putBatch(items.subList(from, Math.min(from + BATCH, items.size()))));
        }
        return lost;
    }

    private List<Item> putBatch(List<Item> items) {
        var open = items.stream()
                .map(item -> WriteRequest.builder()
                        .putRequest(PutRequest.builder()
                                .item(AttributeValues.of(item))
                                .build())
                        .build())
                .toList();
        for (var tries = 1; !open.isEmpty() && tries <= TRIES; tries++) {
            if (tries > 1) {
                pause.after(tries - 1);
            }
            var batch = open;
            open = dynamo.batchWriteItem(request -> request.requestItems(Map.of(name, batch)))
                    .unprocessedItems()
                    .getOrDefault(name, List.of());
        }
        return open.stream()
                .map(request -> AttributeValues.item(request.putRequest().item()))
                .toList();
    }
}
