package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import localcloud.resource.Resource;

/**
 * A table as DescribeTable shows it (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html; which
 * members are there when is as in recorded-answers/calls/dynamodb.DescribeTable and recorded-answers/snapshots/dynamodb.json).
 */
final class TableDescription {
    private static final String PAY_PER_REQUEST = "PAY_PER_REQUEST";

    private final Resource table;
    private final JsonNode properties;
    private final JsonNode state;
    private final String arn;
    private final boolean onDemand;

    TableDescription(Resource table, String arn) {
        this.table = table;
        this.properties = table.properties();
        this.state = table.state();
        this.arn = arn;
        this.onDemand = properties.path("BillingMode").asText("PROVISIONED").equals(PAY_PER_REQUEST);
    }

    ObjectNode shown(Tables tables) {
        var shown = JsonNodeFactory.instance.objectNode();
        shown.put("TableName", table.physicalId());
        shown.put("TableArn", arn);
        shown.put("TableId", state.path("TableId").asText(""));
        shown.put("TableStatus", state.path("TableStatus").asText("ACTIVE"));
        shown.set("CreationDateTime", time(state.path("CreationDateTime")));
        copy("AttributeDefinitions", shown);
        copy("KeySchema", shown);
        shown.put("ItemCount", state.path("ItemCount").asLong(0));
        shown.put("TableSizeBytes", state.path("TableSizeBytes").asLong(0));
        if (onDemand) {
            shown.putObject("BillingModeSummary")
                    .put("BillingMode", PAY_PER_REQUEST)
                    .set("LastUpdateToPayPerRequestDateTime", time(state.path("CreationDateTime")));
        }
        throughput(properties, shown);
        shown.put(
                "DeletionProtectionEnabled",
                properties.path("DeletionProtectionEnabled").asBoolean(false));
        if (properties.has("TableClass")) {
            shown.putObject("TableClassSummary").set("TableClass", properties.path("TableClass"));
        }
        encryption(tables, shown);
        stream(shown);
        globalIndexes(shown);
        localIndexes(shown);
        copy("OnDemandThroughput", shown);
        return shown;
    }

    private void encryption(Tables tables, ObjectNode shown) {
        var declared = properties.path("SSESpecification");
        // A table under DynamoDB's own key has no SSEDescription at all.
        if (declared.path("SSEEnabled").asBoolean(false)) {
            shown.putObject("SSEDescription")
                    .put("Status", state.path("SSEStatus").asText("ENABLED"))
                    .put("SSEType", declared.path("SSEType").asText("KMS"))
                    .put(
                            "KMSMasterKeyArn",
                            tables.keyArn(declared.path("KMSMasterKeyId").asText("")));
        }
    }

    private void stream(ObjectNode shown) {
        var declared = properties.path("StreamSpecification");
        if (declared.has("StreamViewType")) {
            shown.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .set("StreamViewType", declared.path("StreamViewType"));
            shown.set("LatestStreamArn", state.path("LatestStreamArn"));
            shown.set("LatestStreamLabel", state.path("LatestStreamLabel"));
        }
    }

    private void globalIndexes(ObjectNode shown) {
        var declared = properties.path("GlobalSecondaryIndexes");
        if (declared.isEmpty()) {
            return;
        }
        var indexes = shown.putArray("GlobalSecondaryIndexes");
        for (var index : declared) {
            var name = index.path("IndexName").asText("");
            var added = state.path("indexes").path(name);
            var one = index(index, indexes.addObject());
            one.put("IndexStatus", added.path("IndexStatus").asText("ACTIVE"));
            if (added.has("Backfilling")) {
                one.set("Backfilling", added.path("Backfilling"));
            }
            throughput(index, one);
        }
    }

    private void localIndexes(ObjectNode shown) {
        var declared = properties.path("LocalSecondaryIndexes");
        if (!declared.isEmpty()) {
            var indexes = shown.putArray("LocalSecondaryIndexes");
            declared.forEach(index -> index(index, indexes.addObject()));
        }
    }

    private ObjectNode index(JsonNode index, ObjectNode shown) {
        var name = index.path("IndexName").asText("");
        shown.put("IndexName", name).put("IndexArn", arn + "/index/" + name);
        shown.set("KeySchema", index.path("KeySchema"));
        shown.set("Projection", index.path("Projection"));
        return shown.put("IndexSizeBytes", 0).put("ItemCount", 0);
    }

    /** Of the table or of an index; a table on demand shows zeros, and what a fresh one of those stands at once. */
    private void throughput(JsonNode declared, ObjectNode shown) {
        var provisioned = declared.path("ProvisionedThroughput");
        var reads = onDemand ? 0 : provisioned.path("ReadCapacityUnits").asLong(0);
        var writes = onDemand ? 0 : provisioned.path("WriteCapacityUnits").asLong(0);
        shown.putObject("ProvisionedThroughput")
                .put("NumberOfDecreasesToday", 0)
                .put("ReadCapacityUnits", reads)
                .put("WriteCapacityUnits", writes);
        var warm = declared.path("WarmThroughput");
        shown.putObject("WarmThroughput")
                .put("ReadUnitsPerSecond", warm.path("ReadUnitsPerSecond").asLong(onDemand ? 12_000 : reads))
                .put("WriteUnitsPerSecond", warm.path("WriteUnitsPerSecond").asLong(onDemand ? 4_000 : writes))
                .put("Status", "ACTIVE");
    }

    private void copy(String name, ObjectNode shown) {
        if (properties.has(name)) {
            shown.set(name, properties.path(name));
        }
    }

    /** A time for the wire to write, from the ISO 8601 text that a document holds; anything else as it is. */
    static JsonNode time(JsonNode text) {
        try {
            return text.isTextual() ? new POJONode(Instant.parse(text.textValue())) : text;
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
