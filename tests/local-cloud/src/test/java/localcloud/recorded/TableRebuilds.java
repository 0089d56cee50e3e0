package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** DynamoDB. */
final class TableRebuilds {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private TableRebuilds() {}

    static Map<String, Rebuild> all() {
        return Map.of(
                "DescribeTable", TableRebuilds::describeTable,
                "ListTables", TableRebuilds::listTables,
                "ListTagsOfResource", TableRebuilds::listTags,
                "DescribeContinuousBackups", TableRebuilds::describeBackups);
    }

    private static ObjectNode describeTable(Scene scene, JsonNode answer) {
        JsonNode table = answer.path("Table");
        ObjectNode properties = pick(
                table,
                "AttributeDefinitions",
                "KeySchema",
                "DeletionProtectionEnabled",
                "ProvisionedThroughput",
                "WarmThroughput",
                "GlobalSecondaryIndexes",
                "LocalSecondaryIndexes",
                "StreamSpecification");
        properties.set("BillingMode", table.path("BillingModeSummary").path("BillingMode"));
        properties.set("TableClass", table.path("TableClassSummary").path("TableClass"));
        if (table.has("SSEDescription")) {
            properties
                    .putObject("SSESpecification")
                    .put("SSEEnabled", true)
                    .set("KMSMasterKeyId", table.path("SSEDescription").path("KMSMasterKeyArn"));
        }
        properties.properties().removeIf(each -> each.getValue().isMissingNode());
        scene.put(
                TABLE,
                table.path("TableName").asText(),
                properties,
                pick(
                        table,
                        "TableId",
                        "TableStatus",
                        "CreationDateTime",
                        "ItemCount",
                        "TableSizeBytes",
                        "LatestStreamArn",
                        "LatestStreamLabel"));
        return pick(table, "TableName");
    }

    private static ObjectNode listTables(Scene scene, JsonNode answer) {
        answer.path("TableNames").forEach(name -> scene.put(TABLE, name.asText(), object(), object()));
        return object();
    }

    private static ObjectNode listTags(Scene scene, JsonNode answer) {
        scene.put(TABLE, "table", pick(answer, "Tags"), object());
        return object().put(
                        "ResourceArn", "arn:aws:dynamodb:" + scene.region() + ":" + scene.accountId() + ":table/table");
    }

    private static ObjectNode describeBackups(Scene scene, JsonNode answer) {
        JsonNode recovery = answer.path("ContinuousBackupsDescription").path("PointInTimeRecoveryDescription");
        ObjectNode properties = object();
        properties
                .putObject("PointInTimeRecoverySpecification")
                .put(
                        "PointInTimeRecoveryEnabled",
                        recovery.path("PointInTimeRecoveryStatus").asText().equals("ENABLED"));
        ObjectNode state = object();
        state.set("CreationDateTime", recovery.path("EarliestRestorableDateTime"));
        state.properties().removeIf(each -> each.getValue().isMissingNode());
        scene.put(TABLE, "table", properties, state);
        return object().put("TableName", "table");
    }
}
