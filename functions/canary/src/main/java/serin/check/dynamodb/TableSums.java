package serin.check.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.metrics.MeteredCheck;
import serin.check.metrics.NothingCounted;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Severity;
import serin.observation.MetricQuery;

/**
 * What must not be counted of a table.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">Metrics and dimensions</a>
 */
final class TableSums {
    private static final String PAGE =
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html";
    private static final String TABLE = "TableName";

    /** SystemErrors is counted by operation; these are all that read or write items. */
    private static final List<String> OPERATIONS = List.of(
            "GetItem",
            "BatchGetItem",
            "Query",
            "Scan",
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "TransactGetItems",
            "TransactWriteItems");

    static final List<NothingCounted<ExpectedTable>> ALL = List.of(
            row(
                    new CheckInfo(
                            "dynamodb.table.throttled",
                            "has not been throttled lately",
                            Severity.HIGH,
                            Set.of(MeteredCheck.READS),
                            Set.of(),
                            PAGE,
                            "Spread the keys, raise the table's limits, or let less be read and written at once."),
                    table -> both(table, "ReadThrottleEvents", "WriteThrottleEvents"),
                    "throttled reads and writes",
                    (table, context) -> FailedFinding.first(
                            Set.of("dynamodb.table.billing-mode", "dynamodb.table.active")::contains,
                            table.resource(),
                            context)),
            row(
                    new CheckInfo(
                            "dynamodb.table.system-errors",
                            "has had no errors of DynamoDB's own lately",
                            Severity.HIGH,
                            Set.of(MeteredCheck.READS),
                            Set.of(),
                            PAGE,
                            "Look at AWS Health; repeat what failed when DynamoDB is well again."),
                    table -> new Declared.Known<>(OPERATIONS.stream()
                            .map(operation ->
                                    metric("SystemErrors", Map.of(TABLE, table.name(), "Operation", operation)))
                            .toList()),
                    "errors of DynamoDB's own",
                    (_, _) -> Optional.empty()));

    private TableSums() {}

    private static NothingCounted<ExpectedTable> row(
            CheckInfo info,
            Function<ExpectedTable, Declared<List<MetricQuery>>> counted,
            String noun,
            BiFunction<ExpectedTable, Context, Optional<FindingRef>> cause) {
        return new NothingCounted<>(
                info,
                ExpectedTable.class,
                counted,
                table -> Stream.of("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")
                        .map(name -> metric(name, Map.of(TABLE, table.name())))
                        .toList(),
                noun,
                "read or write",
                (_, context) -> NothingCounted.window(context),
                cause);
    }

    /** A table's own figures leave out those of its global indexes. */
    private static Declared<List<MetricQuery>> both(ExpectedTable table, String reads, String writes) {
        return table.indexes().orDefault(Map.of()).map(indexes -> {
            var global = indexes.entrySet().stream()
                    .filter(index -> index.getValue().global())
                    .map(index -> Map.of(TABLE, table.name(), "GlobalSecondaryIndexName", index.getKey()));
            return Stream.concat(Stream.of(Map.of(TABLE, table.name())), global)
                    .flatMap(dimensions -> Stream.of(metric(reads, dimensions), metric(writes, dimensions)))
                    .toList();
        });
    }

    private static MetricQuery metric(String name, Map<String, String> dimensions) {
        return new MetricQuery("AWS/DynamoDB", name, dimensions);
    }
}
