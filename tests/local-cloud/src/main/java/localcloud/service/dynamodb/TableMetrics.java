package localcloud.service.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import localcloud.service.AwsError;
import localcloud.service.Metrics;

/**
 * What DynamoDB itself counts of requests on items that it refuses.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">Metrics and dimensions</a>
 */
final class TableMetrics {
    private static final String NAMESPACE = "AWS/DynamoDB";
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
    private static final Set<String> THROTTLES =
            Set.of("ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded");
    /** The page leaves open whether a denial is a user's error. */
    private static final String DENIED = "AccessDeniedException";

    private static final String CONDITION = "ConditionalCheckFailedException";
    private static final String TRANSACTION = "TransactionCanceledException";

    private final Tables tables;
    private final Metrics metrics;

    TableMetrics(Tables tables, Metrics metrics) {
        this.tables = tables;
        this.metrics = metrics;
    }

    /** A request that a fault struck, or that never reached the engine. */
    void refused(String operation, ObjectNode input, AwsError error) {
        refused(operation, input, error.status(), error.code());
    }

    /**
     * A request that ended in an error.
     *
     * @param code without its namespace, such as {@code ConditionalCheckFailedException}
     */
    void refused(String operation, ObjectNode input, int status, String code) {
        if (!READS.contains(operation) && !WRITES.contains(operation)) {
            return;
        }
        var named = tablesOf(input);
        if (status >= 500) {
            named.forEach(table -> count("SystemErrors", Map.of("TableName", table, "Operation", operation)));
        } else if (THROTTLES.contains(code)) {
            var events = READS.contains(operation) ? "ReadThrottleEvents" : "WriteThrottleEvents";
            named.forEach(table -> {
                count("ThrottledRequests", Map.of("TableName", table, "Operation", operation));
                count(events, Map.of("TableName", table));
            });
        } else if (code.equals(CONDITION)) {
            named.forEach(table -> count("ConditionalCheckFailedRequests", Map.of("TableName", table)));
        } else if (!code.equals(DENIED) && !code.equals(TRANSACTION)) {
            // "The aggregate of HTTP 400 errors for the current Region and the current AWS account": no dimensions.
            count("UserErrors", Map.of());
        }
    }

    private Set<String> tablesOf(ObjectNode input) {
        var named = new LinkedHashSet<String>();
        if (input.path("TableName").isTextual()) {
            named.add(tables.nameOf(input.path("TableName").asText()));
        }
        input.path("RequestItems").properties().forEach(each -> named.add(tables.nameOf(each.getKey())));
        for (var item : input.path("TransactItems")) {
            for (var action : item) {
                if (action.path("TableName").isTextual()) {
                    named.add(tables.nameOf(action.path("TableName").asText()));
                }
            }
        }
        return named;
    }

    private void count(String metric, Map<String, String> dimensions) {
        metrics.add(new Metrics.DataPoint(
                NAMESPACE, metric, new TreeMap<>(dimensions), 1, tables.world().now()));
    }
}
