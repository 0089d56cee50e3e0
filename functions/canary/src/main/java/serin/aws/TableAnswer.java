package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;
import static serin.aws.MalformedAnswer.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.observation.TableFacts;
import serin.observation.TableFacts.Encryption;
import serin.observation.TableFacts.Index;
import serin.observation.TableFacts.KeyElement;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Reads DescribeTable's answer (<a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html">TableDescription</a>).
 */
final class TableAnswer {
    /** What a table has been from its creation on when the answer has no BillingModeSummary. */
    private static final String DEFAULT_BILLING_MODE = "PROVISIONED";

    private TableAnswer() {}

    static TableFacts facts(TableDescription table) {
        return new TableFacts(
                required(table.tableName(), "Table.TableName"),
                required(table.tableArn(), "Table.TableArn"),
                required(table.tableStatusAsString(), "Table.TableStatus"),
                key(listed(table.hasKeySchema(), table.keySchema(), "Table.KeySchema")),
                attributeTypes(table),
                indexes(table),
                Optional.ofNullable(table.billingModeSummary())
                        .map(summary -> required(summary.billingModeAsString(), "BillingModeSummary.BillingMode"))
                        .orElse(DEFAULT_BILLING_MODE),
                Boolean.TRUE.equals(table.deletionProtectionEnabled()),
                Optional.ofNullable(table.sseDescription()).map(TableAnswer::encryption));
    }

    private static Map<String, String> attributeTypes(TableDescription table) {
        var types = new HashMap<String, String>();
        for (AttributeDefinition definition :
                listed(table.hasAttributeDefinitions(), table.attributeDefinitions(), "Table.AttributeDefinitions")) {
            types.put(
                    required(definition.attributeName(), "AttributeDefinitions.AttributeName"),
                    required(definition.attributeTypeAsString(), "AttributeDefinitions.AttributeType"));
        }
        return types;
    }

    private static Map<String, Index> indexes(TableDescription table) {
        var indexes = new HashMap<String, Index>();
        for (GlobalSecondaryIndexDescription index : whole(table.globalSecondaryIndexes(), "GlobalSecondaryIndexes")) {
            indexes.put(required(index.indexName(), "GlobalSecondaryIndexes.IndexName"), global(index));
        }
        for (LocalSecondaryIndexDescription index : whole(table.localSecondaryIndexes(), "LocalSecondaryIndexes")) {
            indexes.put(required(index.indexName(), "LocalSecondaryIndexes.IndexName"), local(index));
        }
        return indexes;
    }

    private static Index global(GlobalSecondaryIndexDescription index) {
        var projection = required(index.projection(), "GlobalSecondaryIndexes.Projection");
        return new Index(
                true,
                key(listed(index.hasKeySchema(), index.keySchema(), "GlobalSecondaryIndexes.KeySchema")),
                type(projection),
                sortedNonKeyAttributes(projection),
                Optional.of(required(index.indexStatusAsString(), "GlobalSecondaryIndexes.IndexStatus")),
                Boolean.TRUE.equals(index.backfilling()));
    }

    private static Index local(LocalSecondaryIndexDescription index) {
        var projection = required(index.projection(), "LocalSecondaryIndexes.Projection");
        return new Index(
                false,
                key(listed(index.hasKeySchema(), index.keySchema(), "LocalSecondaryIndexes.KeySchema")),
                type(projection),
                sortedNonKeyAttributes(projection),
                Optional.empty(),
                false);
    }

    private static String type(Projection projection) {
        return required(projection.projectionTypeAsString(), "Projection.ProjectionType");
    }

    private static List<String> sortedNonKeyAttributes(Projection projection) {
        return whole(projection.nonKeyAttributes(), "Projection.NonKeyAttributes").stream()
                .sorted()
                .toList();
    }

    private static List<KeyElement> key(List<KeySchemaElement> schema) {
        return schema.stream()
                .map(element -> new KeyElement(
                        required(element.attributeName(), "KeySchema.AttributeName"),
                        required(element.keyTypeAsString(), "KeySchema.KeyType")))
                .toList();
    }

    private static Encryption encryption(SSEDescription answer) {
        return new Encryption(
                required(answer.statusAsString(), "SSEDescription.Status"),
                required(answer.sseTypeAsString(), "SSEDescription.SSEType"),
                Optional.ofNullable(answer.kmsMasterKeyArn()));
    }
}
