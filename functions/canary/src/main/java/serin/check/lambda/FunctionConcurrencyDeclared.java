package serin.check.lambda;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.Observation;

/**
 * The function's reserved concurrency is the declared one, and none where none is declared: an operator who stops a function with
 * a reserve of 0 changes what the template's silence promises.
 */
final class FunctionConcurrencyDeclared implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.concurrency",
            "has the declared reserved concurrency",
            Severity.CRITICAL,
            Set.of("lambda:GetFunction"),
            Set.of("ReservedConcurrentExecutions"),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
            "Set the reserved concurrency to the declared one, or delete it (aws lambda delete-function-concurrency) where none is declared.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (expected.reservedConcurrency()) {
            case Declared.Known<Integer>(var executions) ->
                examine(expected, new Concurrency.Reserved(executions), context);
            case Declared.Omitted<Integer>() -> examine(expected, new Concurrency.Unreserved(), context);
            case Declared.Secret<Integer>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Integer>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(ExpectedFunction expected, Concurrency wanted, Context context) {
        return switch (context.cloud().functions().latest(expected.name())) {
            case Observation.Present<FunctionFacts>(var facts, var evidence) ->
                compare(wanted, facts.reservedConcurrency(), evidence);
            case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(Concurrency wanted, Concurrency actual, Evidence evidence) {
        return switch (actual) {
            case Concurrency.NotAnswered(var reason, var missingAction) ->
                new Outcome.Unknown("the reserved concurrency was not answered: " + reason, missingAction);
            case Concurrency.Reserved _, Concurrency.Unreserved _ ->
                actual.equals(wanted)
                        ? new Outcome.Pass(show(actual), evidence)
                        : new Outcome.Fail(show(wanted), show(actual), evidence);
        };
    }

    private static String show(Concurrency concurrency) {
        return switch (concurrency) {
            case Concurrency.Reserved(var executions) -> String.valueOf(executions);
            case Concurrency.Unreserved() -> "no reserve";
            case Concurrency.NotAnswered(var reason, var _) -> reason;
        };
    }
}
