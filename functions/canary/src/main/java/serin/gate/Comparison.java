package serin.gate;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import serin.check.probe.ProbeAnswer.Answered;
import serin.check.probe.Rehearsed;
import serin.gate.Witness.Heard;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/**
 * The rehearsals of the target version beside those of the same name of the current one: what they would have written, and how long
 * they took.
 *
 * <p>A first difference is asked about again: what a rehearsal reads is live and may change between the two questions, and a version
 * that was just started is slow. That costs two invocations at most.
 */
final class Comparison {
    /** How many times slower a version may be. */
    private static final long FACTOR = 5;

    /** What takes no longer is never slow. */
    private static final long REMARKABLE_MILLIS = 1_000;

    private final Witness witness;
    private final FunctionFacts target;
    private final FunctionFacts current;

    Comparison(Witness witness, FunctionFacts target, FunctionFacts current) {
        this.witness = witness;
        this.target = target;
        this.current = current;
    }

    /** What came of it. */
    sealed interface Result {}

    /** They do the same, in a like time. */
    record Same(String note) implements Result {}

    /** They do not. */
    record Differs(String expected, String actual) implements Result {}

    /** It could not be found out. */
    record Unclear(Observation.Unreadable<?> unreadable) implements Result {}

    /** Two rehearsals of one name. */
    private record Pair(Rehearsed target, Rehearsed current) {
        boolean writesTheSame() {
            return target.would().equals(current.would());
        }

        boolean isSlower() {
            return target.millis() > REMARKABLE_MILLIS && target.millis() > FACTOR * current.millis();
        }
    }

    Result of(Answered targets, Answered currents) {
        var pairs = pairs(targets, currents);
        if (pairs.isEmpty()) {
            return new Same(
                    "ok; not compared: version " + current.version() + " has no rehearsal of that name that performs");
        }
        if (pairs.stream().allMatch(Pair::writesTheSame)
                && pairs.stream().noneMatch(pair -> pair.target().millis() > REMARKABLE_MILLIS)) {
            return new Same(said(pairs));
        }
        return switch (witness.ask(target)) {
            case Heard.Said(var again, var _, var _) -> again(targets, again, currents);
            case Heard.Nothing(var why, var _) -> new Differs("an answer each time", "asked again: " + why);
            case Heard.Unheard(var unreadable) -> new Unclear(unreadable);
        };
    }

    private Result again(Answered first, Answered second, Answered currents) {
        for (var each : second.rehearsals()) {
            if (!each.isOk()) {
                return new Differs(
                        each.name() + " ok",
                        "asked again: " + each.name() + " " + each.outcome() + " " + each.detail());
            }
        }
        var best = best(first, second);
        var pairs = pairs(best, currents);
        if (!pairs.stream().allMatch(Pair::writesTheSame) || pairs.stream().anyMatch(Comparison::mayBeSlower)) {
            return switch (witness.ask(current)) {
                case Heard.Said(var again, var _, var _) -> judge(pairs(best, best(currents, again)));
                case Heard.Nothing(var why, var _) ->
                    new Same("ok; not compared: version " + current.version() + ", asked again: " + why);
                case Heard.Unheard(var unreadable) -> new Unclear(unreadable);
            };
        }
        return judge(pairs);
    }

    /** Slow, and not yet slower than the current version was: that was its first time, and may have been a slow start. */
    private static boolean mayBeSlower(Pair pair) {
        return pair.target().millis() > REMARKABLE_MILLIS && !pair.isSlower();
    }

    private Result judge(List<Pair> pairs) {
        for (var pair : pairs) {
            if (!pair.writesTheSame()) {
                return new Differs(
                        pair.current().name() + " would write " + written(pair.current()) + ", as in version "
                                + current.version(),
                        "would write " + written(pair.target()));
            }
            if (pair.isSlower()) {
                return new Differs(
                        pair.current().name() + " in at most " + FACTOR + " times the "
                                + pair.current().millis() + " ms that it takes in version " + current.version(),
                        "in " + pair.target().millis() + " ms, the better of two");
            }
        }
        return new Same(said(pairs));
    }

    /** The later answer, with the better time of the two: the second time is warm. */
    private static Answered best(Answered first, Answered second) {
        return new Answered(
                second.version(),
                second.dependencies(),
                second.rehearsals().stream()
                        .map(each -> named(first, each.name())
                                .map(other -> new Rehearsed(
                                        each.name(),
                                        each.outcome(),
                                        Math.min(each.millis(), other.millis()),
                                        each.would(),
                                        each.detail()))
                                .orElse(each))
                        .toList(),
                second.events());
    }

    private static List<Pair> pairs(Answered targets, Answered currents) {
        Function<Rehearsed, Optional<Pair>> pair =
                each -> named(currents, each.name()).filter(Rehearsed::isOk).map(other -> new Pair(each, other));
        return targets.rehearsals().stream().map(pair).flatMap(Optional::stream).toList();
    }

    private static Optional<Rehearsed> named(Answered testimony, String name) {
        return testimony.rehearsal(name);
    }

    private String said(List<Pair> pairs) {
        return "as in version " + current.version() + ": "
                + String.join(
                        ", ",
                        pairs.stream()
                                .map(pair -> pair.target().name() + " in "
                                        + pair.target().millis() + " ms ("
                                        + pair.current().millis() + " ms before), would write "
                                        + written(pair.target()))
                                .toList());
    }

    private static String written(Rehearsed rehearsed) {
        return rehearsed.would().isEmpty() ? "nothing" : String.valueOf(new TreeMap<>(rehearsed.would()));
    }
}
