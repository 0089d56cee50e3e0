package serin.check.dynamodb;

import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedTable;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.TableFacts;

/** A check with judgement on what DescribeTable answers about one declared thing. */
abstract class TableCheck<T> implements Check<ExpectedTable> {

    /** What the template declares. */
    abstract Declared<T> declared(ExpectedTable expected);

    /** Judges a live table by a declared value that is known. */
    abstract Outcome judge(ExpectedTable expected, T declared, TableFacts facts, Evidence evidence, Context context);

    @Override
    public final Class<ExpectedTable> about() {
        return ExpectedTable.class;
    }

    @Override
    public boolean appliesTo(ExpectedTable expected) {
        return !(declared(expected) instanceof Declared.Omitted<T>);
    }

    @Override
    public final Outcome examine(ExpectedTable expected, Context context) {
        return switch (declared(expected)) {
            case Declared.Known<T>(var value) -> examine(expected, value, context);
            case Declared.Omitted<T>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<T>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<T>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private Outcome examine(ExpectedTable expected, T declared, Context context) {
        return switch (context.cloud().tables().table(expected.name())) {
            case Observation.Present<TableFacts>(var facts, var evidence) ->
                judge(expected, declared, facts, evidence, context);
            case Observation.Absent<TableFacts> _ -> Outcome.Skipped.because(DynamoDbChecks.active(expected));
            case Observation.Unreadable<TableFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
