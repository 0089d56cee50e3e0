package localcloud.service.dynamodb;

import static localcloud.service.dynamodb.TableStack.ARN;
import static localcloud.service.dynamodb.TableStack.CREATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.util.ArrayList;
import java.util.List;
import localcloud.service.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The projections against what AWS answered: recorded-answers/snapshots/dynamodb.json and calls/dynamodb.*, named beside each. */
final class TableReadsTest {
    private final TableStack stack = new TableStack();

    @AfterEach
    void close() {
        stack.close();
    }

    /** test_gsi_with_billing_mode[PAY_PER_REQUEST]: describe-table; the SSEDescription of test_table_with_ttl_and_sse. */
    @Test
    void showsATableOnDemand() throws AwsError {
        var table = describe("demo-news");
        assertThat(names(table))
                .containsExactlyInAnyOrder(
                        "AttributeDefinitions",
                        "BillingModeSummary",
                        "CreationDateTime",
                        "DeletionProtectionEnabled",
                        "GlobalSecondaryIndexes",
                        "ItemCount",
                        "KeySchema",
                        "ProvisionedThroughput",
                        "SSEDescription",
                        "TableArn",
                        "TableId",
                        "TableName",
                        "TableSizeBytes",
                        "TableStatus",
                        "WarmThroughput");
        assertThat(table.path("TableArn").textValue()).isEqualTo(ARN);
        assertThat(table.path("DeletionProtectionEnabled").isBoolean()).isTrue();
        assertThat(table.path("DeletionProtectionEnabled").booleanValue()).isTrue();
        assertThat(table.path("CreationDateTime")).isEqualTo(new POJONode(CREATED));
        assertThat(table.path("WarmThroughput"))
                .hasToString("{\"ReadUnitsPerSecond\":12000,\"WriteUnitsPerSecond\":4000,\"Status\":\"ACTIVE\"}");
        assertThat(names(table.path("GlobalSecondaryIndexes").path(0)))
                .containsExactlyInAnyOrder(
                        "IndexArn",
                        "IndexName",
                        "IndexSizeBytes",
                        "IndexStatus",
                        "ItemCount",
                        "KeySchema",
                        "Projection",
                        "ProvisionedThroughput",
                        "WarmThroughput");
        var key = stack.resources().find("DataKey").orElseThrow().physicalId();
        assertThat(table.path("SSEDescription"))
                .hasToString("{\"Status\":\"ENABLED\",\"SSEType\":\"KMS\",\"KMSMasterKeyArn\":"
                        + "\"arn:aws:kms:eu-west-1:111122223333:key/" + key + "\"}");
    }

    /** test_table_crud: describe-table. */
    @Test
    void showsAProvisionedTable() throws AwsError {
        var table = describe("demo-plain");
        assertThat(names(table))
                .containsExactlyInAnyOrder(
                        "AttributeDefinitions",
                        "CreationDateTime",
                        "DeletionProtectionEnabled",
                        "ItemCount",
                        "KeySchema",
                        "ProvisionedThroughput",
                        "TableArn",
                        "TableId",
                        "TableName",
                        "TableSizeBytes",
                        "TableStatus",
                        "WarmThroughput");
        assertThat(table.path("ProvisionedThroughput"))
                .hasToString("{\"NumberOfDecreasesToday\":0,\"ReadCapacityUnits\":5,\"WriteCapacityUnits\":5}");
        assertThat(table.path("TableStatus").textValue()).isEqualTo("ACTIVE");
    }

    @Test
    void showsAnIndexThatIsBeingMade() throws AwsError {
        stack.change(
                "NewsTable",
                table -> table.state()
                        .withObject("/indexes/by-symbol")
                        .put("IndexStatus", "CREATING")
                        .put("Backfilling", true));
        var index = describe("demo-news").path("GlobalSecondaryIndexes").path(0);
        assertThat(index.path("IndexStatus").textValue()).isEqualTo("CREATING");
        assertThat(index.path("Backfilling").booleanValue()).isTrue();
    }

    @Test
    void showsNoIndexWhereNoneIsLeft() throws AwsError {
        stack.change("NewsTable", table -> table.properties().putArray("GlobalSecondaryIndexes"));
        assertThat(describe("demo-news").has("GlobalSecondaryIndexes")).isFalse();
    }

    /** The same table by its ARN: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html. */
    @Test
    void knowsATableByItsArn() throws AwsError {
        assertThat(describe(ARN).path("TableName").textValue()).isEqualTo("demo-news");
    }

    /** test_table_crud: delete-non-existent-table. */
    @Test
    void saysThatATableIsNotThere() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> describe("non-existent"))
                .withMessage("Requested resource not found: Table: non-existent not found")
                .satisfies(error -> assertThat(error.status()).isEqualTo(400))
                .satisfies(error -> assertThat(error.code()).isEqualTo("ResourceNotFoundException"));
    }

    /** test_continuous_backup_update: describe-continuous-backup; calls/dynamodb.DescribeContinuousBackups/01.json. */
    @Test
    void showsPointInTimeRecovery() throws AwsError {
        var on = backups("demo-news");
        assertThat(names(on))
                .containsExactlyInAnyOrder(
                        "EarliestRestorableDateTime",
                        "LatestRestorableDateTime",
                        "PointInTimeRecoveryStatus",
                        "RecoveryPeriodInDays");
        assertThat(on.path("RecoveryPeriodInDays").intValue()).isEqualTo(35);
        assertThat(backups("demo-plain")).hasToString("{\"PointInTimeRecoveryStatus\":\"DISABLED\"}");
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> backups("none"))
                .withMessage("Table not found: none")
                .satisfies(error -> assertThat(error.code()).isEqualTo("TableNotFoundException"));
    }

    /** cloudformation_dynamodb.json, test_ttl_cdk. */
    @Test
    void showsTimeToLive() throws AwsError {
        assertThat(stack.call("DescribeTimeToLive", "{\"TableName\": \"demo-news\"}"))
                .hasToString(
                        "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"ENABLED\",\"AttributeName\":\"expires\"}}");
        assertThat(stack.call("DescribeTimeToLive", "{\"TableName\": \"demo-plain\"}"))
                .hasToString("{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}");
    }

    @Test
    void listsTablesInPages() throws AwsError {
        var first = stack.call("ListTables", "{\"Limit\": 1}");
        assertThat(first).hasToString("{\"TableNames\":[\"demo-news\"],\"LastEvaluatedTableName\":\"demo-news\"}");
        assertThat(stack.call("ListTables", "{\"Limit\": 1, \"ExclusiveStartTableName\": \"demo-news\"}"))
                .hasToString("{\"TableNames\":[\"demo-plain\"]}");
    }

    /** calls/dynamodb.ListTagsOfResource/00.json and 03.json. */
    @Test
    void listsTags() throws AwsError {
        assertThat(stack.call("ListTagsOfResource", "{\"ResourceArn\": \"" + ARN + "\"}"))
                .hasToString("{\"Tags\":[{\"Key\":\"team\",\"Value\":\"data\"}]}");
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> stack.call("ListTagsOfResource", "{\"ResourceArn\": \"" + ARN + "x\"}"))
                .satisfies(error -> assertThat(error.code()).isEqualTo("ResourceNotFoundException"));
    }

    @Test
    void showsAResourcePolicyOnlyWhereThereIsOne() throws AwsError {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> stack.call("GetResourcePolicy", "{\"ResourceArn\": \"" + ARN + "\"}"))
                .satisfies(error -> assertThat(error.code()).isEqualTo("PolicyNotFoundException"));
        stack.change(
                "NewsTable",
                table -> table.properties()
                        .withObject("/ResourcePolicy/PolicyDocument")
                        .put("Version", "2012-10-17"));
        assertThat(stack.call("GetResourcePolicy", "{\"ResourceArn\": \"" + ARN + "\"}")
                        .path("Policy")
                        .textValue())
                .isEqualTo("{\"Version\":\"2012-10-17\"}");
    }

    private JsonNode describe(String table) throws AwsError {
        return stack.call("DescribeTable", "{\"TableName\": \"" + table + "\"}").path("Table");
    }

    private JsonNode backups(String table) throws AwsError {
        return stack.call("DescribeContinuousBackups", "{\"TableName\": \"" + table + "\"}")
                .path("ContinuousBackupsDescription")
                .path("PointInTimeRecoveryDescription");
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
