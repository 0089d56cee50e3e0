package serin.check.canary;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/**
 * The canary that judges the stack is of the code that was deployed with it: its alias serves the package that {@code $LATEST} holds.
 * Where it does not, {@code deployment.alias-current} says so of it as of every function, and is named as the cause.
 */
final class CanaryVersionCurrent implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "canary.version",
            "judges by the code that was deployed",
            Severity.HIGH,
            Set.of("lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html",
            "Deploy the stack again, so that the canary's alias moves to a version of its new code.");

    private static final String ALIAS_CURRENT = "deployment.alias-current";

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
        return expected.isCanary() && expected.alias().isPresent();
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var served, var evidence) ->
                switch (context.cloud().functions().latest(expected.name())) {
                    case Observation.Present<FunctionFacts>(var latest, var _) ->
                        served.codeSha256().equals(latest.codeSha256())
                                ? new Outcome.Pass("version " + served.version() + ", the code of $LATEST", evidence)
                                : new Outcome.Fail(
                                        "the code of $LATEST, " + latest.codeSha256(),
                                        "version " + served.version() + " of " + served.codeSha256(),
                                        evidence,
                                        Optional.of(new FindingRef(
                                                ALIAS_CURRENT,
                                                expected.resource().logicalId())));
                    case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
                    case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
