package serin.check.probe;

import java.util.Optional;
import serin.check.lambda.FunctionActive;
import serin.check.lambda.Invocation;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** The version that was published before the one that serves, where it can be asked. */
sealed interface PreviousVersion {

    /** It answers the probe. */
    record There(String version, FunctionFacts facts) implements PreviousVersion {}

    /** There is none that could be asked. */
    record None(String why) implements PreviousVersion {}

    /** It could not be read. */
    record Unread(Observation.Unreadable<?> unreadable) implements PreviousVersion {}

    /** Lambda counts a function's versions from 1 and never uses a number again. */
    static PreviousVersion of(Heard heard) {
        var number = heard.executed()
                .filter(version -> version.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .filter(version -> version > 1)
                .map(version -> String.valueOf(version - 1));
        if (number.isEmpty()) {
            return new None("there is no earlier version");
        }
        return look(number.get(), heard);
    }

    private static PreviousVersion look(String version, Heard heard) {
        var functions = heard.context().cloud().functions();
        return switch (functions.function(heard.function().name(), version)) {
            case Observation.Present<FunctionFacts>(var facts, var _) ->
                refusal(facts)
                        .<PreviousVersion>map(why -> new None("version " + version + " " + why))
                        .orElseGet(() -> new There(version, facts));
            case Observation.Absent<FunctionFacts> _ -> new None("version " + version + " is gone");
            case Observation.Unreadable<FunctionFacts> unreadable -> new Unread(unreadable);
        };
    }

    private static Optional<String> refusal(FunctionFacts facts) {
        if (!Invocation.answersProbe(facts)) {
            return Optional.of("does not answer the probe");
        }
        return FunctionActive.isActive(facts) ? Optional.empty() : Optional.of("is not active");
    }
}
