package serin.check.dynamodb;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TableFacts;

/** The table has the declared indexes, with their keys and projections, and no other. */
final class TableIndexesDeclared extends TableCheck<Map<String, ExpectedTable.Index>> {
    static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.index-schema",
            "has the declared indexes",
            Severity.CRITICAL,
            Set.of("dynamodb:DescribeTable"),
            Set.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes"),
            DynamoDbChecks.API + "API_TableDescription.html",
            "Create the missing index again, or delete the one that is not declared (aws dynamodb update-table).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    Declared<Map<String, ExpectedTable.Index>> declared(ExpectedTable expected) {
        return expected.indexes();
    }

    @Override
    Outcome judge(
            ExpectedTable expected,
            Map<String, ExpectedTable.Index> declared,
            TableFacts facts,
            Evidence evidence,
            Context context) {
        var live = LiveSchema.indexes(facts);
        var names = new TreeSet<>(declared.keySet());
        names.addAll(live.keySet());
        var wanted = new ArrayList<String>();
        var actual = new ArrayList<String>();
        for (var name : names) {
            var one = text(declared, name);
            var other = text(live, name);
            if (!one.equals(other)) {
                wanted.add(one);
                actual.add(other);
            }
        }
        return wanted.isEmpty()
                ? new Outcome.Pass(declared.isEmpty() ? "no index" : String.join(", ", names), evidence)
                : new Outcome.Fail(String.join("; ", wanted), String.join("; ", actual), evidence);
    }

    /** All that is compared of an index: two that read the same are the same. */
    private static String text(Map<String, ExpectedTable.Index> indexes, String name) {
        var index = indexes.get(name);
        if (index == null) {
            return "no index " + name;
        }
        var nonKey = index.projectionType().equals("INCLUDE") ? " " + new TreeSet<>(index.nonKeyAttributes()) : "";
        return (index.global() ? "global " : "local ") + name + " (" + index.key() + ", projects "
                + index.projectionType() + nonKey + ")";
    }
}
