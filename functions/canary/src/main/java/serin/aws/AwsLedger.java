package serin.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.Recorded;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Absent;
import serin.observation.Observation.Present;
import serin.observation.Observation.Unreadable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The ledger in a DynamoDB table with the key {@code stack} and {@code id}, and an index {@value #NEWEST_FIRST} of {@code stack}
 * and {@code started_at}.
 *
 * <p>One conditional PutItem writes a row (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>): the table itself keeps the worse
 * of two that race, whoever comes first.
 */
final class AwsLedger implements Ledger {
    static final String NEWEST_FIRST = "newest-first-index";

    private final DynamoDbClient client;
    private final AwsReader reader;
    private final String table;

    AwsLedger(DynamoDbClient client, AwsReader reader, String table) {
        this.client = client;
        this.reader = reader;
        this.table = table;
    }

    @Override
    public Recorded record(LedgerEntry entry) {
        Observation<Recorded> answer = reader.read(
                Operation.PUT_ITEM, what(), limits -> put(entry, limits), response -> recorded(entry, response));
        return switch (answer) {
            case Present<Recorded>(var recorded, var _) -> recorded;
            case Absent<Recorded>(var what, var _) -> new Recorded.Lost(what);
            case Unreadable<Recorded>(var action, var _, var detail) -> new Recorded.Lost(action + ": " + detail);
        };
    }

    @Override
    public Observation<List<LedgerEntry>> newest(String stack, int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit must be in [1, " + MOST_ROWS + "], was " + limit);
        }
        return query(
                limit,
                QueryRequest.builder()
                        .tableName(table)
                        .indexName(NEWEST_FIRST)
                        .keyConditionExpression("#stack = :stack")
                        .expressionAttributeNames(Map.of("#stack", LedgerItem.STACK))
                        .expressionAttributeValues(Map.of(":stack", AttributeValue.fromS(stack)))
                        .scanIndexForward(false)
                        .build());
    }

    @Override
    public Observation<List<LedgerEntry>> deployment(String stack, String deploymentId) {
        return query(
                MOST_ROWS,
                QueryRequest.builder()
                        .tableName(table)
                        .keyConditionExpression("#stack = :stack AND begins_with(#id, :prefix)")
                        .expressionAttributeNames(Map.of("#stack", LedgerItem.STACK, "#id", LedgerItem.ID))
                        .expressionAttributeValues(Map.of(
                                ":stack",
                                AttributeValue.fromS(stack),
                                ":prefix",
                                AttributeValue.fromS(LedgerItem.prefix(deploymentId))))
                        .consistentRead(true)
                        .build());
    }

    private PutItemResponse put(LedgerEntry entry, Limits limits) {
        try {
            return client.putItem(request -> request.tableName(table)
                    .item(LedgerItem.of(entry))
                    .conditionExpression("attribute_not_exists(#id) OR #weight < :weight")
                    .expressionAttributeNames(Map.of("#id", LedgerItem.ID, "#weight", LedgerItem.WEIGHT))
                    .expressionAttributeValues(
                            Map.of(":weight", AttributeValue.fromN(Integer.toString(entry.weight()))))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .overrideConfiguration(limits));
        } catch (ConditionalCheckFailedException e) {
            return PutItemResponse.builder().attributes(e.item()).build();
        }
    }

    /** A PutItem that wrote answers no attributes, since it asks for none. */
    private static Recorded recorded(LedgerEntry entry, PutItemResponse response) {
        if (response.attributes().isEmpty()) {
            return new Recorded.Written();
        }
        try {
            var there = LedgerItem.entry(response.attributes());
            // The same entry is there when an answer was lost on the way and the call was repeated.
            return there.equals(entry) ? new Recorded.Written() : new Recorded.Kept(there);
        } catch (MalformedAnswer e) {
            return new Recorded.Lost("a row of this execution is there already: " + e.getMessage());
        }
    }

    private Observation<List<LedgerEntry>> query(int limit, QueryRequest first) {
        var rows = new ArrayList<LedgerEntry>();
        var next = first;
        while (true) {
            var asked = next.toBuilder().limit(limit - rows.size()).build();
            Observation<Map<String, AttributeValue>> page = reader.read(
                    Operation.QUERY,
                    what(),
                    limits -> client.query(
                            asked.toBuilder().overrideConfiguration(limits).build()),
                    response -> page(response, rows));
            switch (page) {
                case Present<Map<String, AttributeValue>>(var last, var _) -> {
                    if (last.isEmpty() || rows.size() >= limit) {
                        return new Present<>(List.copyOf(rows), Evidence.of(Operation.QUERY.api()));
                    }
                    next = next.toBuilder().exclusiveStartKey(last).build();
                }
                case Absent<Map<String, AttributeValue>>(var what, var evidence) -> {
                    return new Absent<>(what, evidence);
                }
                case Unreadable<Map<String, AttributeValue>>(var action, var reason, var detail) -> {
                    return new Unreadable<>(action, reason, detail);
                }
            }
        }
    }

    private static Map<String, AttributeValue> page(QueryResponse response, List<LedgerEntry> rows) {
        MalformedAnswer.listed(response.hasItems(), response.items(), "Items").stream()
                .map(LedgerItem::entry)
                .forEach(rows::add);
        // A page that is empty ends the query: nothing is filtered, so there is nothing behind it.
        return response.items().isEmpty() ? Map.of() : response.lastEvaluatedKey();
    }

    private String what() {
        return "table " + table;
    }
}
