package localcloud.service.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import localcloud.service.AwsError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html. */
final class TableMetricsTest {
    private static final String ITEM = "{\"TableName\": \"demo-news\"}";

    private final TableStack stack = new TableStack();

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void countsThrottlesByTableAndOperation() {
        refused("PutItem", ITEM, 400, "ThrottlingException");
        refused("Query", "{\"TableName\": \"" + TableStack.ARN + "\"}", 400, "ProvisionedThroughputExceededException");

        assertThat(shown())
                .containsExactly(
                        "ThrottledRequests {Operation=PutItem, TableName=demo-news}",
                        "WriteThrottleEvents {TableName=demo-news}",
                        "ThrottledRequests {Operation=Query, TableName=demo-news}",
                        "ReadThrottleEvents {TableName=demo-news}");
    }

    @Test
    void countsFailuresOfEachTableThatIsNamed() {
        refused(
                "BatchGetItem",
                "{\"RequestItems\": {\"demo-news\": {}, \"demo-plain\": {}}}",
                500,
                "InternalServerError");
        refused(
                "TransactWriteItems",
                "{\"TransactItems\": [{\"Put\": {\"TableName\": \"demo-plain\"}}]}",
                500,
                "InternalServerError");

        assertThat(shown())
                .containsExactly(
                        "SystemErrors {Operation=BatchGetItem, TableName=demo-news}",
                        "SystemErrors {Operation=BatchGetItem, TableName=demo-plain}",
                        "SystemErrors {Operation=TransactWriteItems, TableName=demo-plain}");
    }

    /** "UserErrors represents the aggregate of HTTP 400 errors for DynamoDB requests for the current AWS Region and account." */
    @Test
    void countsUsersErrorsTogether() {
        refused("PutItem", ITEM, 400, "ValidationException");
        refused("PutItem", ITEM, 400, "AccessDeniedException");
        refused("DescribeTable", ITEM, 400, "ThrottlingException");

        assertThat(shown()).containsExactly("UserErrors {}");
    }

    @Test
    void countsConditionsThatTheEngineFoundUnmet() throws Exception {
        stack.pass("UpdateItem", """
                {"TableName": "demo-news", "Key": {"id": {"S": "none"}}, "UpdateExpression": "SET a = :a",
                 "ConditionExpression": "attribute_exists(id)", "ExpressionAttributeValues": {":a": {"S": "x"}}}""");

        assertThat(shown()).containsExactly("ConditionalCheckFailedRequests {TableName=demo-news}");
    }

    private void refused(String operation, String input, int status, String code) {
        stack.part().refused(operation, TableStack.object(input), new AwsError(status, code, "m"));
    }

    private List<String> shown() {
        return stack.metrics().all().stream()
                .map(point -> point.name() + " " + point.dimensions())
                .toList();
    }
}
