package serin.check.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.finding.Outcome;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/**
 * Whether a rehearsal that took long is as quick as it was in the version published before. Only such a rehearsal costs further
 * invocations: two of the version that serves, and three of the other if those are slow too.
 */
sealed interface PaceKept {

    /** It is, or there is nothing to compare with; {@code note} says which. */
    record Kept(String note) implements PaceKept {}

    /** It is not. */
    record Lost(String expected, String actual) implements PaceKept {}

    /** It could not be found out. */
    record Unheard(Outcome.Unknown why) implements PaceKept {}

    static PaceKept of(Rehearsed slow, Heard heard) {
        var qualifier = Served.qualifier(heard.function());
        return switch (times(qualifier, ProbeAnswers.timeout(heard.facts()), List.of(slow.millis()), slow, heard)) {
            case Times.Unread(var why) -> new Unheard(why);
            case Times.Failed(var why) -> new Lost(slow.name() + " performs each time", "asked again, " + why);
            case Times.Taken(var own) ->
                RehearsalPace.isRemarkable(RehearsalPace.median(own))
                        ? compare(own, slow, heard)
                        : new Kept("warm " + RehearsalPace.median(own) + " ms");
        };
    }

    private static PaceKept compare(List<Long> own, Rehearsed slow, Heard heard) {
        return switch (PreviousVersion.of(heard)) {
            case PreviousVersion.None(var why) -> new Kept("not compared: " + why);
            case PreviousVersion.Unread(var unreadable) -> new Unheard(Outcomes.unknown(unreadable));
            case PreviousVersion.There(var version, var facts) ->
                switch (times(version, ProbeAnswers.timeout(facts), List.of(), slow, heard)) {
                    case Times.Unread(var why) -> new Unheard(why);
                    case Times.Failed(var why) -> new Kept("not compared: in version " + version + " " + why);
                    case Times.Taken(var other) -> judge(RehearsalPace.of(own, other), version, slow);
                };
        };
    }

    private static PaceKept judge(RehearsalPace pace, String version, Rehearsed slow) {
        return switch (pace) {
            case RehearsalPace.Slower(var millis, var other) ->
                new Lost(
                        slow.name() + " in at most " + RehearsalPace.FACTOR + " times the " + other
                                + " ms that it takes in version " + version,
                        slow.name() + " in " + millis + " ms");
            case RehearsalPace.Kept(var millis, var other) ->
                new Kept("warm " + millis + " ms, in version " + version + " " + other + " ms");
            case RehearsalPace.Unremarkable(var millis) -> new Kept("warm " + millis + " ms");
        };
    }

    /** What came of asking one version until there were enough times. */
    sealed interface Times {
        record Taken(List<Long> millis) implements Times {}

        record Failed(String why) implements Times {}

        record Unread(Outcome.Unknown why) implements Times {}
    }

    private static Times times(String qualifier, Duration timeout, List<Long> known, Rehearsed slow, Heard heard) {
        var times = new ArrayList<>(known);
        while (times.size() < RehearsalPace.SAMPLES) {
            var probe = heard.context()
                    .probes()
                    .again(
                            heard.function(),
                            qualifier,
                            Map.of(Question.REHEARSE, slow.name()),
                            timeout,
                            heard.context());
            switch (probe.answer()) {
                case Observation.Present<InvocationFacts>(var invocation, var _) -> {
                    var failure = failure(invocation, probe.nonce(), slow, times);
                    if (failure.isPresent()) {
                        return new Times.Failed(failure.get());
                    }
                }
                case Observation.Absent<InvocationFacts>(var what, var _) -> {
                    return new Times.Failed(what);
                }
                case Observation.Unreadable<InvocationFacts> unreadable -> {
                    return new Times.Unread(Outcomes.unknown(unreadable));
                }
            }
        }
        return new Times.Taken(List.copyOf(times));
    }

    /** Adds the time where there is one, and says why there is none. */
    private static Optional<String> failure(
            InvocationFacts invocation, String nonce, Rehearsed slow, List<Long> times) {
        if (invocation.functionError().isPresent()) {
            return Optional.of(AnswerReader.error(invocation.functionError().get(), invocation.payload()));
        }
        return switch (ProbeAnswer.of(invocation.payload(), nonce)) {
            case ProbeAnswer.NoAnswer(var problem) -> Optional.of(problem);
            case ProbeAnswer.Answered answered -> {
                var again = answered.rehearsal(slow.name());
                if (again.isEmpty()) {
                    yield Optional.of("there was no such rehearsal");
                }
                if (!again.get().isOk()) {
                    yield Optional.of(again.get().failure());
                }
                times.add(again.get().millis());
                yield Optional.empty();
            }
        };
    }
}
