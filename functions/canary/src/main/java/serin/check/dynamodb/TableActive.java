package serin.check.dynamodb;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedTable;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Observation;
import serin.observation.TableFacts;

/**
 * The table exists and serves reads and writes.
 *
 * <p>{@code UPDATING} counts as active: DynamoDB documents that a table serves while it is updated, and a change that was not meant
 * fails the check of what it changes.
 */
final class TableActive implements Check<ExpectedTable> {
    static final CheckInfo INFO = new CheckInfo(
            "dynamodb.table.active",
            "is active",
            Severity.CRITICAL,
            Set.of("dynamodb:DescribeTable"),
            Set.of("TableName"),
            DynamoDbChecks.API + "API_TableDescription.html",
            "Restore the table from its latest backup; when its key cannot be used, enable the key again within seven days.");

    private static final Set<String> SERVING = Set.of("ACTIVE", "UPDATING");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTable> about() {
        return ExpectedTable.class;
    }

    @Override
    public Outcome examine(ExpectedTable expected, Context context) {
        return switch (context.cloud().tables().table(expected.name())) {
            case Observation.Present<TableFacts>(var facts, var evidence) ->
                SERVING.contains(facts.status())
                        ? new Outcome.Pass(facts.status(), evidence)
                        : new Outcome.Fail("ACTIVE", facts.status(), evidence);
            case Observation.Absent<TableFacts>(var what, var evidence) -> new Outcome.Fail("ACTIVE", what, evidence);
            case Observation.Unreadable<TableFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
