package serin.check.probe;

import java.util.Set;
import serin.check.Context;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.FunctionFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/** Which events the version that serves has declared: only these may be sent to it for a test. */
public final class ProbedEvents {

    private ProbedEvents() {}

    /** What came of asking. */
    public sealed interface Result {

        /**
         * The version that serves answered, as itself.
         *
         * @param events detail-types
         */
        record Told(String version, Set<String> events) implements Result {
            public Told {
                events = Set.copyOf(events);
            }
        }

        /** It did not; the outcome says why. */
        record NotTold(Outcome why) implements Result {}
    }

    public static Result of(ExpectedFunction function, Context context) {
        var answers = new ProbeAnswers();
        if (!answers.appliesTo(function)) {
            return new Result.NotTold(new Outcome.Skipped(function.name() + " does not declare the probe"));
        }
        var version = new ProbeVersionServes(answers);
        var outcome = version.examine(function, context);
        return switch (outcome) {
            case Outcome.Pass _ -> told(function, context);
            case Outcome.Fail _, Outcome.Waived _ ->
                new Result.NotTold(Outcome.Skipped.because(
                        new FindingRef(version.info().id(), function.resource().logicalId())));
            case Outcome.Unknown _, Outcome.Skipped _ -> new Result.NotTold(outcome);
        };
    }

    private static Result told(ExpectedFunction function, Context context) {
        if (Served.read(function, context) instanceof Observation.Present<FunctionFacts>(var facts, var _)) {
            var probe = context.probes().ask(function, ProbeAnswers.timeout(facts), context);
            if (probe.answer() instanceof Observation.Present<InvocationFacts>(var invocation, var _)
                    && ProbeAnswer.of(invocation.payload(), probe.nonce())
                            instanceof ProbeAnswer.Answered(var version, var _, var _, var events)) {
                return new Result.Told(version.orElse(""), Set.copyOf(events));
            }
        }
        return new Result.NotTold(new Outcome.Unknown("the probe's answer is gone"));
    }
}
