package serin.check.lambda;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** The function exists, and both {@code $LATEST} and the version that serves are ready. */
public final class FunctionActive implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            Served.ACTIVE,
            "is active",
            Severity.CRITICAL,
            Set.of("lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html",
            "Deploy the stack again; when the function exists, mend what its StateReason names first.");

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
        return switch (context.cloud().functions().latest(expected.name())) {
            case Observation.Present<FunctionFacts>(var latest, var evidence) ->
                isActive(latest) ? served(expected, context) : fail(latest, evidence);
            case Observation.Absent<FunctionFacts>(var what, var evidence) ->
                new Outcome.Fail("Active, Successful", what, evidence);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** Whether Lambda would run it: a function in any other state refuses or fails its next invocation. */
    public static boolean isActive(FunctionFacts facts) {
        return facts.state().equals("Active") && facts.lastUpdateStatus().equals("Successful");
    }

    private static Outcome served(ExpectedFunction expected, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var evidence) ->
                isActive(facts) ? new Outcome.Pass(states(facts), evidence) : fail(facts, evidence);
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome fail(FunctionFacts facts, Evidence evidence) {
        var reason = facts.stateReason().isEmpty() ? "" : ": " + facts.stateReason();
        return new Outcome.Fail(
                "Active, Successful", "version " + facts.version() + " " + states(facts) + reason, evidence);
    }

    private static String states(FunctionFacts facts) {
        return facts.state() + ", " + facts.lastUpdateStatus();
    }
}
