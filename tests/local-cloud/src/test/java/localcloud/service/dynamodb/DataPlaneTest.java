package localcloud.service.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import localcloud.service.AwsError;
import localcloud.service.dynamodb.TableStack.Passed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Items in the real engine, started once; each test uses keys of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DataPlaneTest {
    private final TableStack stack = new TableStack();

    @BeforeAll
    void warmUp() {
        stack.part().refresh();
    }

    @AfterAll
    void close() {
        stack.close();
    }

    @Test
    void keepsItems() throws Exception {
        put("1", "AAPL", 7);
        assertThat(get("1").body())
                .isEqualTo(TableStack.object(
                        "{\"Item\": {\"id\": {\"S\": \"1\"}, \"symbol\": {\"S\": \"AAPL\"}, \"at\": {\"N\": \"7\"}}}"));
    }

    /** An ARN may stand wherever a table's name may: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html. */
    @Test
    void takesAnArnForAName() throws Exception {
        put("arn", "AAPL", 7);
        var found = stack.pass(
                "GetItem", "{\"TableName\": \"" + TableStack.ARN + "\", \"Key\": {\"id\": {\"S\": \"arn\"}}}");
        assertThat(found.body().has("Item")).isTrue();
    }

    /** The probe's harmless write: a condition that no item can meet (API_PutItem.html: ConditionalCheckFailedException, 400). */
    @Test
    void passesAConditionThatFailsWithItsOwnWords() throws Exception {
        var answer = stack.pass("UpdateItem", """
                {"TableName": "demo-news", "Key": {"id": {"S": "none"}}, "UpdateExpression": "SET a = :a",
                 "ConditionExpression": "attribute_exists(id)", "ExpressionAttributeValues": {":a": {"S": "x"}}}""");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("__type").textValue()).endsWith("#ConditionalCheckFailedException");
        assertThat(get("none").body().has("Item")).isFalse();
    }

    @Test
    void asksAnIndex() throws Exception {
        put("indexed", "MSFT", 9);
        assertThat(query("by-symbol", "MSFT").body().path("Count").intValue()).isEqualTo(1);
    }

    /** The message is DynamoDB's own for Query and Scan. */
    @Test
    void refusesAnIndexThatTheDocumentHasNot() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> query("by-name", "MSFT"))
                .withMessage("The table does not have the specified index: by-name");
    }

    @Test
    void writesInBatchesAndTransactions() throws Exception {
        var batch = stack.pass("BatchWriteItem", """
                {"RequestItems": {"demo-news": [{"PutRequest": {"Item": {"id": {"S": "batch"}}}}],
                  "demo-plain": [{"PutRequest": {"Item": {"id": {"S": "batch"}}}}]}}""");
        assertThat(batch.body().path("UnprocessedItems")).isEmpty();
        var transaction = stack.pass("TransactWriteItems", """
                {"TransactItems": [{"Put": {"TableName": "demo-plain", "Item": {"id": {"S": "batch"}},
                  "ConditionExpression": "attribute_not_exists(id)"}}]}""");
        assertThat(transaction.status()).isEqualTo(400);
        assertThat(transaction
                        .body()
                        .path("CancellationReasons")
                        .path(0)
                        .path("Code")
                        .textValue())
                .isEqualTo("ConditionalCheckFailed");
    }

    /** snapshots/dynamodb.json, test_batch_write_not_existing_table. */
    @Test
    void reachesNoTableWithoutADocument() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> stack.pass("TransactWriteItems", """
                        {"TransactItems": [{"Put": {"TableName": "gone", "Item": {"id": {"S": "1"}}}}]}"""))
                .withMessage("Requested resource not found")
                .satisfies(error -> assertThat(error.code()).isEqualTo("ResourceNotFoundException"))
                .satisfies(error -> assertThat(error.status()).isEqualTo(400));
    }

    @Test
    void reachesNoTableThatIsDeletedOrNotReady() throws Exception {
        var table = stack.resources().find("PlainTable").orElseThrow();
        try {
            stack.change("PlainTable", plain -> plain.state().put("TableStatus", "CREATING"));
            assertThatExceptionOfType(AwsError.class)
                    .isThrownBy(() -> stack.pass("Scan", "{\"TableName\": \"demo-plain\"}"));
            stack.resources().remove("PlainTable");
            assertThatExceptionOfType(AwsError.class)
                    .isThrownBy(() -> stack.pass("Scan", "{\"TableName\": \"demo-plain\"}"));
        } finally {
            stack.resources().put(table);
        }
        assertThat(stack.pass("Scan", "{\"TableName\": \"demo-plain\"}").status())
                .isEqualTo(200);
    }

    /** A resource under the same name with other keys is another table: what it held is gone. */
    @Test
    void makesATableAnewWhenItsKeysChange() throws Exception {
        var table = stack.resources().find("PlainTable").orElseThrow();
        try {
            stack.change(
                    "PlainTable",
                    plain -> plain.properties()
                            .set(
                                    "AttributeDefinitions",
                                    JsonNodeFactory.instance
                                            .arrayNode()
                                            .add(TableStack.object(
                                                    "{\"AttributeName\": \"id\", \"AttributeType\": \"N\"}"))));
            var answer =
                    stack.pass("PutItem", "{\"TableName\": \"demo-plain\", \"Item\": {\"id\": {\"S\": \"text\"}}}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("__type").textValue()).endsWith("#ValidationException");
        } finally {
            stack.resources().put(table);
        }
    }

    @Test
    void addsAnIndexThatTheDocumentHasGained() throws Exception {
        stack.change(
                "NewsTable",
                news -> news.properties().withArray("/GlobalSecondaryIndexes").add(TableStack.object("""
                                {"IndexName": "by-time", "Projection": {"ProjectionType": "KEYS_ONLY"},
                                 "KeySchema": [{"AttributeName": "symbol", "KeyType": "HASH"}]}""")));
        assertThat(query("by-time", "nobody").status()).isEqualTo(200);
    }

    @Test
    void isEmptyAfterAReset() throws Exception {
        put("before", "AAPL", 1);
        stack.part().reset();
        assertThat(get("before").body().has("Item")).isFalse();
    }

    private void put(String id, String symbol, int at) throws AwsError, IOException {
        var answer = stack.pass(
                "PutItem",
                "{\"TableName\": \"demo-news\", \"Item\": {\"id\": {\"S\": \"" + id + "\"}, \"symbol\": {\"S\": \""
                        + symbol + "\"}, \"at\": {\"N\": \"" + at + "\"}}}");
        assertThat(answer.status()).isEqualTo(200);
    }

    private Passed get(String id) throws AwsError, IOException {
        return stack.pass("GetItem", "{\"TableName\": \"demo-news\", \"Key\": {\"id\": {\"S\": \"" + id + "\"}}}");
    }

    private Passed query(String index, String symbol) throws AwsError, IOException {
        return stack.pass(
                "Query",
                "{\"TableName\": \"demo-news\", \"IndexName\": \"" + index + "\", \"KeyConditionExpression\":"
                        + " \"symbol = :s\", \"ExpressionAttributeValues\": {\":s\": {\"S\": \"" + symbol + "\"}}}");
    }
}
