package serin.check.lambda;

import java.util.Optional;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Fingerprint;
import serin.observation.FunctionFacts;
import serin.observation.FunctionFacts.Concurrency;
import serin.observation.Observation;

/** Whether a function may be invoked, and whether that would tell anything new. */
public final class Invocation {
    private static final String PROBE = "SERIN_PROBE";
    private static final Fingerprint ON = Fingerprint.of("1");

    private Invocation() {}

    /**
     * Why an invocation would say nothing new: the function or its alias is gone, it is not active, or its concurrency is 0.
     * Empty when nothing is in the way.
     */
    public static Optional<Outcome> obstacle(ExpectedFunction expected, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var _)
            when !FunctionActive.isActive(facts) -> Optional.of(Outcome.Skipped.because(Served.active(expected)));
            case Observation.Present<FunctionFacts> _ -> stopped(expected, context);
            case Observation.Absent<FunctionFacts> _ -> Optional.of(Served.absence(expected, context));
            case Observation.Unreadable<FunctionFacts> unreadable -> Optional.of(Outcomes.unknown(unreadable));
        };
    }

    /** Whether the template says that the function answers the probe. */
    public static boolean declaresProbe(ExpectedFunction expected) {
        return expected.environment()
                .known()
                .map(variables -> variables.get(PROBE))
                .filter(value -> value.equals(new Declared.Known<>(ON)))
                .isPresent();
    }

    /** Whether a version says so itself; one that does not would take the marker for a real event. */
    public static boolean answersProbe(FunctionFacts facts) {
        return ON.equals(facts.environment().get(PROBE));
    }

    private static Optional<Outcome> stopped(ExpectedFunction expected, Context context) {
        // Where this cannot be read, the invocation itself tells: Lambda answers 429, which is Unknown.
        if (!(context.cloud().functions().latest(expected.name())
                        instanceof Observation.Present<FunctionFacts>(var latest, var _))
                || !latest.reservedConcurrency().equals(new Concurrency.Reserved(0))) {
            return Optional.empty();
        }
        return Optional.of(
                expected.reservedConcurrency().equals(new Declared.Known<>(0))
                        ? new Outcome.Skipped("the template stops the function by a reserved concurrency of 0")
                        : Outcome.Skipped.because(new FindingRef(
                                FunctionConcurrencyDeclared.INFO.id(),
                                expected.resource().logicalId())));
    }
}
