package serin.check.eventbridge;

import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.lambda.Served;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.observation.AliasFacts;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** The finding that says that a function of the stack, or its alias, is gone. */
final class FunctionAbsence {
    private FunctionAbsence() {}

    /** What came of looking for a function and its alias. */
    sealed interface Result {

        /** Both are there. */
        record There() implements Result {}

        /** One is gone; {@code said} is the finding that says so, where it is the stack's own. */
        record Gone(String what, Optional<FindingRef> said) implements Result {}

        /** It could not be read. */
        record Unread(Observation.Unreadable<?> unreadable) implements Result {}
    }

    static Result look(String function, Optional<String> alias, Context context) {
        var functions = context.cloud().functions();
        if (alias.isPresent()) {
            switch (functions.alias(function, alias.get())) {
                case Observation.Present<AliasFacts> _ -> {
                    return new Result.There();
                }
                case Observation.Unreadable<AliasFacts> unreadable -> {
                    return new Result.Unread(unreadable);
                }
                case Observation.Absent<AliasFacts> _ -> {
                    // The function may be gone with it.
                }
            }
        }
        return switch (functions.latest(function)) {
            case Observation.Absent<FunctionFacts> absent ->
                new Result.Gone(absent.what(), functionActive(function, context));
            case Observation.Present<FunctionFacts> _ ->
                alias.<Result>map(name -> new Result.Gone(
                                "alias " + name + " of " + function + " does not exist",
                                aliasExists(function, name, context)))
                        .orElseGet(Result.There::new);
            case Observation.Unreadable<FunctionFacts> unreadable -> new Result.Unread(unreadable);
        };
    }

    private static Optional<FindingRef> functionActive(String name, Context context) {
        return context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent()
                        && function.name().equals(name))
                .map(function ->
                        new FindingRef(Served.ACTIVE, function.resource().logicalId()))
                .findFirst();
    }

    private static Optional<FindingRef> aliasExists(String function, String name, Context context) {
        return aliases(function, context)
                .filter(alias -> alias.name().known().equals(Optional.of(name)))
                .map(alias ->
                        new FindingRef(Served.ALIAS_EXISTS, alias.resource().logicalId()))
                .findFirst();
    }

    /** The aliases that the stack declares for a function. */
    static Stream<ExpectedAlias> aliases(String function, Context context) {
        return context.stack()
                .all(ExpectedAlias.class)
                .filter(alias -> alias.function().known().equals(Optional.of(function)));
    }
}
