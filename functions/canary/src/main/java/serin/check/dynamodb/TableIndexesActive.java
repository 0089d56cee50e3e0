package serin.check.dynamodb;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TableFacts;

/** The declared indexes answer queries in full: none is being built or deleted. */
final class TableIndexesActive extends TableCheck<Map<String, ExpectedTable.Index>> {
    private static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.index-active",
            "has its indexes active",
            Severity.HIGH,
            Set.of("dynamodb:DescribeTable"),
            Set.of(),
            DynamoDbChecks.API + "API_GlobalSecondaryIndexDescription.html",
            "Wait until the index is built; when it stays so, delete it and deploy again.");

    /** An index whose throughput is being changed answers as before. */
    private static final Set<String> SERVING = Set.of("ACTIVE", "UPDATING");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    Declared<Map<String, ExpectedTable.Index>> declared(ExpectedTable expected) {
        return expected.indexes();
    }

    @Override
    public boolean appliesTo(ExpectedTable expected) {
        return !expected.indexes().equals(new Declared.Known<>(Map.of()));
    }

    @Override
    Outcome judge(
            ExpectedTable expected,
            Map<String, ExpectedTable.Index> declared,
            TableFacts facts,
            Evidence evidence,
            Context context) {
        var live = new TreeMap<>(facts.indexes());
        live.keySet().retainAll(declared.keySet());
        if (live.isEmpty()) {
            return Outcome.Skipped.because(new FindingRef(
                    TableIndexesDeclared.INFO.id(), expected.resource().logicalId()));
        }
        var idle = new ArrayList<String>();
        live.forEach((name, index) -> {
            if (!serves(index)) {
                idle.add(name + " is " + index.status().orElse("without a status")
                        + (index.backfilling() ? ", backfilling" : ""));
            }
        });
        return idle.isEmpty()
                ? new Outcome.Pass(String.join(", ", new TreeSet<>(live.keySet())) + " active", evidence)
                : new Outcome.Fail("every index ACTIVE", String.join("; ", idle), evidence);
    }

    /** A local index has no status of its own: it serves when its table does. */
    private static boolean serves(TableFacts.Index index) {
        return !index.backfilling()
                && (!index.global() || SERVING.contains(index.status().orElse("")));
    }
}
