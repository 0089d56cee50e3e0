package serin.check.lambda;

import java.util.Optional;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.AliasFacts;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/**
 * A check on what a function serves, which says nothing again that its alias already says.
 *
 * <p>What serves is the version behind the function's alias; {@code $LATEST} where the template declares no alias. When the alias
 * is gone, or stands on another version than the deployment meant, the difference that {@code check} sees is that one fact.
 */
public record Served(Check<ExpectedFunction> check) implements Check<ExpectedFunction> {
    public static final String ACTIVE = "lambda.function.active";
    public static final String ALIAS_EXISTS = "deployment.alias-exists";
    public static final String ALIAS_SETTLED = "deployment.alias-settled";

    @Override
    public CheckInfo info() {
        return check.info();
    }

    @Override
    public Class<ExpectedFunction> about() {
        return check.about();
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return check.appliesTo(expected);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        var outcome = check.examine(expected, context);
        return switch (outcome) {
            case Outcome.Fail _ ->
                elsewhere(expected, context)
                        .<Outcome>map(Outcome.Skipped::because)
                        .orElse(outcome);
            case Outcome.Skipped skipped when skipped.because().isPresent() -> absence(expected, context);
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Skipped _, Outcome.Waived _ -> outcome;
        };
    }

    /** The version that serves. */
    public static Observation<FunctionFacts> read(ExpectedFunction expected, Context context) {
        var functions = context.cloud().functions();
        return expected.alias()
                .map(alias -> functions.function(expected.name(), aliasName(alias)))
                .orElseGet(() -> functions.latest(expected.name()));
    }

    /** The qualifier by which the function is invoked. */
    public static String qualifier(ExpectedFunction expected) {
        return expected.alias().map(Served::aliasName).orElse("$LATEST");
    }

    /** What to say when {@link #read} was absent: whether the function is gone or only its alias. */
    public static Outcome absence(ExpectedFunction expected, Context context) {
        return switch (context.cloud().functions().latest(expected.name())) {
            case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(active(expected));
            case Observation.Present<FunctionFacts> _ ->
                Outcome.Skipped.because(
                        expected.alias().map(Served::aliasExists).orElseGet(() -> active(expected)));
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** The finding that says that the alias does not stand on the version that the deployment meant; empty when it does, or nobody can tell. */
    public static Optional<FindingRef> elsewhere(ExpectedFunction expected, Context context) {
        return expected.alias()
                .flatMap(alias -> alias.version().known().flatMap(version -> {
                    var read = context.cloud().functions().alias(expected.name(), aliasName(alias));
                    if (!(read instanceof Observation.Present<AliasFacts>(var facts, var _))
                            || facts.version().equals(version)) {
                        return Optional.empty();
                    }
                    return Optional.of(
                            facts.weights().containsKey(version)
                                    ? new FindingRef(
                                            ALIAS_SETTLED, alias.resource().logicalId())
                                    : aliasExists(alias));
                }));
    }

    public static FindingRef active(ExpectedFunction expected) {
        return new FindingRef(ACTIVE, expected.resource().logicalId());
    }

    public static FindingRef aliasExists(ExpectedAlias alias) {
        return new FindingRef(ALIAS_EXISTS, alias.resource().logicalId());
    }

    /** An expected function has no alias whose name is not known: see {@link ExpectedFunction#alias}. */
    private static String aliasName(ExpectedAlias alias) {
        return alias.name().known().orElseThrow();
    }
}
