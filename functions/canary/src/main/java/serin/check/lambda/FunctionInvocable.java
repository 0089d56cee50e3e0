package serin.check.lambda;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.DryRunFacts;
import serin.observation.Observation;

/**
 * Lambda would accept an invocation: all that can be tried of a function that does not declare the probe, since any event would be
 * a real one to it.
 */
final class FunctionInvocable implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.dry-run",
            "would accept an invocation",
            Severity.HIGH,
            Set.of("lambda:InvokeFunction", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
            "Invoke the function once by hand with DryRun and mend what Lambda answers.");

    /** What Lambda answers to a dry run that would be allowed. */
    private static final int NO_CONTENT = 204;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return !Invocation.declaresProbe(expected);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return Invocation.obstacle(expected, context).orElseGet(() -> dryRun(expected, context));
    }

    private static Outcome dryRun(ExpectedFunction expected, Context context) {
        return switch (context.cloud().functions().dryRun(expected.name(), Served.qualifier(expected))) {
            case Observation.Present<DryRunFacts>(DryRunFacts(var status), var evidence) ->
                status == NO_CONTENT
                        ? new Outcome.Pass("status " + status, evidence)
                        : new Outcome.Fail("status " + NO_CONTENT, "status " + status, evidence);
            case Observation.Absent<DryRunFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<DryRunFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
