package marketdata.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import marketdata.event.MarketData;
import marketdata.handler.Trials;
import serin.probe.ErrorCodes;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The harmless calls, made with the function's own clients. */
public final class AwsTrials implements Trials {
    private final DynamoDbClient dynamo;
    private final Supplier<EventBridgeClient> events;

    public AwsTrials(DynamoDbClient dynamo, Supplier<EventBridgeClient> events) {
        this.dynamo = Objects.requireNonNull(dynamo, "dynamo is null");
        this.events = Objects.requireNonNull(events, "events is null");
    }

    @Override
    public ErrorCodes codes() {
        return failure -> failure instanceof AwsServiceException e && e.awsErrorDetails() != null
                ? e.awsErrorDetails().errorCode()
                : null;
    }

    @Override
    public void get(String table, List<String> keyNames) {
        dynamo.getItem(request -> request.tableName(table).key(reserved(keyNames)));
    }

    @Override
    public void update(String table, List<String> keyNames) {
        dynamo.updateItem(request -> request.tableName(table)
                .key(reserved(keyNames))
                .updateExpression("SET #probed = :true")
                .conditionExpression("attribute_exists(#key) AND attribute_not_exists(#key)")
                .expressionAttributeNames(Map.of("#probed", "probed", "#key", keyNames.getFirst()))
                .expressionAttributeValues(Map.of(":true", AttributeValue.fromBool(true))));
    }

    @Override
    public void batch(String table, List<String> keyNames) {
        var nothing = WriteRequest.builder()
                .deleteRequest(DeleteRequest.builder().key(reserved(keyNames)).build())
                .build();
        dynamo.batchWriteItem(request -> request.requestItems(Map.of(table, List.of(nothing))));
    }

    @Override
    public void query(String table, String index, String keyName) {
        dynamo.query(request -> request.tableName(table)
                .indexName(index)
                .limit(1)
                .keyConditionExpression("#key = :value")
                .expressionAttributeNames(Map.of("#key", keyName))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS(RESERVED))));
    }

    @Override
    public void put(String bus) {
        var entry = PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(MarketData.SOURCE)
                .detailType("SerinProbe")
                .detail("{}")
                .build();
        var answer = events.get().putEvents(request -> request.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("the bus did not take the event: "
                    + answer.entries().getFirst().errorCode());
        }
    }

    private static Map<String, AttributeValue> reserved(List<String> keyNames) {
        var key = new HashMap<String, AttributeValue>();
        keyNames.forEach(name -> key.put(name, AttributeValue.fromS(RESERVED)));
        return key;
    }
}
