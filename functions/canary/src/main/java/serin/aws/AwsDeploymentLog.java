package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import serin.ledger.DeploymentLog;
import serin.ledger.LedgerEntry;
import serin.ledger.Noted;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;
import serin.observation.Observation;
import serin.observation.Observation.Absent;
import serin.observation.Observation.Present;
import serin.observation.Observation.Unreadable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Deployments in the ledger's table, in partitions of their own: the stack's name, a slash, and the kind. A stack's name has no slash,
 * so no row of a run is ever beside them, and the index has them in the order of their time.
 */
final class AwsDeploymentLog implements DeploymentLog {
    /** Told apart from all others, so that a repeated write knows its own row. */
    private static final String WRITER = "writer";

    private static final Duration KEPT = Duration.ofDays(400);

    private final DynamoDbClient client;
    private final AwsReader reader;
    private final String table;
    private final LedgerQuery query;

    AwsDeploymentLog(DynamoDbClient client, AwsReader reader, String table) {
        this.client = client;
        this.reader = reader;
        this.table = table;
        this.query = new LedgerQuery(client, reader, table);
    }

    @Override
    public Noted note(DeploymentEvent event) {
        var writer = UUID.randomUUID().toString();
        Observation<Noted> answer = reader.read(
                Operation.PUT_ITEM,
                "table " + table,
                limits -> put(event, writer, limits),
                response -> noted(writer, response));
        return switch (answer) {
            case Present<Noted>(var noted, var _) -> noted;
            case Absent<Noted>(var what, var _) -> new Noted.Lost(what);
            case Unreadable<Noted>(var action, var _, var detail) -> new Noted.Lost(action + ": " + detail);
        };
    }

    @Override
    public Observation<List<DeploymentEvent>> newest(String stack, ComponentKind kind, int limit) {
        return query.rows(limit, query.newestFirst(partition(stack, kind)).build(), item -> event(stack, kind, item));
    }

    private PutItemResponse put(DeploymentEvent event, String writer, Limits limits) {
        try {
            return client.putItem(request -> request.tableName(table)
                    .item(item(event, writer))
                    .conditionExpression("attribute_not_exists(#id)")
                    .expressionAttributeNames(Map.of("#id", LedgerItem.ID))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .overrideConfiguration(limits));
        } catch (ConditionalCheckFailedException e) {
            return PutItemResponse.builder().attributes(e.item()).build();
        }
    }

    /** A PutItem that wrote answers no attributes. One whose answer was lost on the way is repeated, and finds its own row. */
    private static Noted noted(String writer, PutItemResponse response) {
        return response.attributes().isEmpty()
                        || AttributeValue.fromS(writer)
                                .equals(response.attributes().get(WRITER))
                ? new Noted.First()
                : new Noted.Again();
    }

    private static Map<String, AttributeValue> item(DeploymentEvent event, String writer) {
        var item = new HashMap<String, AttributeValue>();
        item.put(LedgerItem.STACK, AttributeValue.fromS(partition(event.stack(), event.kind())));
        item.put(LedgerItem.ID, AttributeValue.fromS(event.id()));
        item.put(WRITER, AttributeValue.fromS(writer));
        item.put("schema", number(LedgerEntry.SCHEMA));
        item.put("kind", AttributeValue.fromS("deployment"));
        item.put("started_at", AttributeValue.fromS(LedgerItem.MILLIS.format(event.at())));
        item.put("phase", AttributeValue.fromS(event.phase().name()));
        event.took().ifPresent(took -> item.put("duration_millis", number(took.toMillis())));
        item.put("expires_at", number(event.at().plus(KEPT).getEpochSecond()));
        return item;
    }

    private static DeploymentEvent event(String stack, ComponentKind kind, Map<String, AttributeValue> item) {
        try {
            return new DeploymentEvent(
                    stack,
                    kind,
                    text(item, LedgerItem.ID),
                    Instant.parse(text(item, "started_at")),
                    Phase.valueOf(text(item, "phase")),
                    Optional.ofNullable(item.get("duration_millis"))
                            .map(value -> Duration.ofMillis(Long.parseLong(required(value.n(), "duration_millis")))));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedAnswer(
                    "a row of the ledger cannot be read: " + OneLine.of(String.valueOf(e.getMessage())));
        }
    }

    private static String partition(String stack, ComponentKind kind) {
        return stack + "/" + kind.word();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return required(required(item.get(name), name).s(), name);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
