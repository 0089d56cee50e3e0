package serin.check.probe;

import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.FunctionFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/** The way to what a function said from inside, for checks on a part of it; where it said nothing, {@link ProbeAnswers} says why. */
record Inside(ProbeAnswers answers) {

    /** Judges an answer. */
    @FunctionalInterface
    interface Judge {
        Outcome judge(Heard heard);
    }

    Outcome judge(ExpectedFunction expected, Context context, Judge judge) {
        var answered = answers.examine(expected, context);
        return switch (answered) {
            case Outcome.Pass _ -> heard(expected, context, judge);
            case Outcome.Fail _, Outcome.Waived _ ->
                Outcome.Skipped.because(
                        new FindingRef(answers.info().id(), expected.resource().logicalId()));
            case Outcome.Unknown _, Outcome.Skipped _ -> answered;
        };
    }

    private static Outcome heard(ExpectedFunction expected, Context context, Judge judge) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var _) -> heard(expected, facts, context, judge);
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome heard(ExpectedFunction expected, FunctionFacts facts, Context context, Judge judge) {
        var probe = context.probes().ask(expected, ProbeAnswers.timeout(facts), context);
        return switch (probe.answer()) {
            case Observation.Present<InvocationFacts>(var invocation, var evidence) ->
                switch (ProbeAnswer.of(invocation.payload(), probe.nonce())) {
                    case ProbeAnswer.Answered answer ->
                        judge.judge(
                                new Heard(expected, facts, answer, invocation.executedVersion(), evidence, context));
                    case ProbeAnswer.NoAnswer(var problem) -> new Outcome.Unknown(problem);
                };
            case Observation.Absent<InvocationFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<InvocationFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
