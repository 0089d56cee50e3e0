package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntry;
import serin.ledger.Recorded;
import serin.metric.Tallies;
import serin.observation.Observation;
import serin.observation.Observation.Absent;
import serin.observation.Observation.Present;
import serin.observation.Observation.Unreadable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The ledger in a DynamoDB table with the key {@code stack} and {@code id}, and an index {@value LedgerQuery#NEWEST_FIRST} of {@code stack}
 * and {@code started_at}.
 *
 * <p>One conditional PutItem writes a row (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>): the table itself keeps the worse
 * of two that race, whoever comes first.
 */
final class AwsLedger implements Ledger {
    private final DynamoDbClient client;
    private final AwsReader reader;
    private final String table;
    private final LedgerQuery query;

    AwsLedger(DynamoDbClient client, AwsReader reader, String table) {
        this.client = client;
        this.reader = reader;
        this.table = table;
        this.query = new LedgerQuery(client, reader, table);
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
        return query.rows(limit, query.newestFirst(stack).build(), LedgerItem::entry);
    }

    @Override
    public Observation<SequencedMap<String, Tallies>> tallies(String stack, int limit) {
        // The findings are the bulk of a row, and nobody asks for them here.
        var first = query.newestFirst(stack)
                .projectionExpression("#execution, #kinds")
                .expressionAttributeNames(Map.of(
                        "#stack", LedgerItem.STACK, "#execution", LedgerItem.EXECUTION, "#kinds", TallyItem.KINDS))
                .build();
        return switch (query.rows(limit, first, Judged::of)) {
            case Present<List<Judged>>(var rows, var evidence) -> {
                var byRun = new LinkedHashMap<String, Tallies>();
                rows.stream()
                        .filter(row -> !row.tallies().byKind().isEmpty())
                        .forEach(row -> byRun.put(row.executionId(), row.tallies()));
                yield new Present<>(byRun, evidence);
            }
            case Absent<List<Judged>>(var what, var evidence) -> new Absent<>(what, evidence);
            case Unreadable<List<Judged>>(var action, var reason, var detail) ->
                new Unreadable<>(action, reason, detail);
        };
    }

    private record Judged(String executionId, Tallies tallies) {
        static Judged of(Map<String, AttributeValue> item) {
            return new Judged(
                    required(
                            required(item.get(LedgerItem.EXECUTION), LedgerItem.EXECUTION)
                                    .s(),
                            LedgerItem.EXECUTION),
                    TallyItem.tallies(item));
        }
    }

    @Override
    public Observation<List<LedgerEntry>> deployment(String stack, String deploymentId) {
        return query.rows(
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
                        .build(),
                LedgerItem::entry);
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

    private String what() {
        return "table " + table;
    }
}
