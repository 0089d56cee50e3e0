package serin.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import serin.ledger.Ledger;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Absent;
import serin.observation.Observation.Present;
import serin.observation.Observation.Unreadable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads rows of the ledger's table, page by page (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>). */
final class LedgerQuery {
    static final String NEWEST_FIRST = "newest-first-index";

    private final DynamoDbClient client;
    private final AwsReader reader;
    private final String table;

    LedgerQuery(DynamoDbClient client, AwsReader reader, String table) {
        this.client = client;
        this.reader = reader;
        this.table = table;
    }

    /** The rows of one partition of the index, the newest first. */
    QueryRequest.Builder newestFirst(String partition) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(NEWEST_FIRST)
                .keyConditionExpression("#stack = :stack")
                .expressionAttributeNames(Map.of("#stack", LedgerItem.STACK))
                .expressionAttributeValues(Map.of(":stack", AttributeValue.fromS(partition)))
                .scanIndexForward(false);
    }

    /**
     * Reads rows until there are enough, or no more.
     *
     * @param limit 1 to {@link Ledger#MOST_ROWS}
     * @param row throws {@link MalformedAnswer} where a member is missing
     */
    <T> Observation<List<T>> rows(int limit, QueryRequest first, Function<Map<String, AttributeValue>, T> row) {
        if (limit < 1 || limit > Ledger.MOST_ROWS) {
            throw new IllegalArgumentException("limit must be in [1, " + Ledger.MOST_ROWS + "], was " + limit);
        }
        var rows = new ArrayList<T>();
        var next = first;
        while (true) {
            var asked = next.toBuilder().limit(limit - rows.size()).build();
            Observation<Map<String, AttributeValue>> page = reader.read(
                    Operation.QUERY,
                    "table " + table,
                    limits -> client.query(
                            asked.toBuilder().overrideConfiguration(limits).build()),
                    response -> page(response, row, rows));
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

    private static <T> Map<String, AttributeValue> page(
            QueryResponse response, Function<Map<String, AttributeValue>, T> row, List<T> rows) {
        MalformedAnswer.listed(response.hasItems(), response.items(), "Items").stream()
                .map(row)
                .forEach(rows::add);
        // A page that is empty ends the query: nothing is filtered, so there is nothing behind it.
        return response.items().isEmpty() ? Map.of() : response.lastEvaluatedKey();
    }
}
