package serin.check.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.lambda.Invocation;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/**
 * What a function declares to depend on behaves, as the function itself found out, as one row of a table.
 *
 * @param inside how the answer is come by
 * @param noun what it is about, for a function that declares none: "table that it reads"
 * @param concerns which of the dependencies
 * @param unproven what is said of one that the function did not try
 */
record DependencyBehaves(
        CheckInfo info,
        Inside inside,
        String noun,
        Predicate<Dependency> concerns,
        BiFunction<Dependency, Heard, Outcome> unproven)
        implements Check<ExpectedFunction> {
    DependencyBehaves {
        Objects.requireNonNull(info, "info is null");
        Objects.requireNonNull(noun, "noun is null");
        Objects.requireNonNull(concerns, "concerns is null");
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return Invocation.declaresProbe(expected);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return inside.judge(expected, context, this::judge);
    }

    Outcome judge(Heard heard) {
        var mine = heard.answer().dependencies().stream().filter(concerns).toList();
        if (mine.isEmpty()) {
            return new Outcome.Skipped("the function declares no " + noun);
        }
        var bad = with(Dependency.Conduct.BAD, mine);
        if (!bad.isEmpty()) {
            return failed(bad, heard);
        }
        var unclear = with(Dependency.Conduct.UNCLEAR, mine);
        if (!unclear.isEmpty()) {
            return new Outcome.Unknown("of " + told(unclear, Dependency::verdict) + " nothing is known");
        }
        return passed(mine, heard);
    }

    private static Outcome failed(List<Dependency> bad, Heard heard) {
        var causes = bad.stream()
                .map(dependency -> Explanation.of(dependency, heard))
                .toList();
        for (var i = 0; i < bad.size(); i++) {
            // What nothing explains is the function's own, and stands for the finding.
            if (causes.get(i).isEmpty()) {
                return fail(bad, Optional.empty(), heard);
            }
        }
        var gone = Stream.iterate(0, i -> i + 1)
                .limit(bad.size())
                .allMatch(
                        i -> Explanation.saysItIsGone(bad.get(i), causes.get(i).orElseThrow()));
        var cause = causes.getFirst();
        return gone ? Outcome.Skipped.because(cause.orElseThrow()) : fail(bad, cause, heard);
    }

    private static Outcome fail(List<Dependency> bad, Optional<FindingRef> cause, Heard heard) {
        var details = bad.stream()
                .map(Dependency::detail)
                .filter(detail -> !detail.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new Outcome.Fail(
                told(bad, Dependency::what) + " ok",
                told(bad, Dependency::verdict) + (details.isEmpty() ? "" : ": " + details),
                heard.evidence(),
                cause);
    }

    /** What was not tried turns nothing green: it is named beside what was, or is all that there is to say. */
    private Outcome passed(List<Dependency> mine, Heard heard) {
        var proven = with(Dependency.Conduct.OK, mine);
        var open = with(Dependency.Conduct.UNPROVEN, mine);
        var outcomes = open.stream()
                .map(dependency -> unproven.apply(dependency, heard))
                .toList();
        var unknown =
                outcomes.stream().filter(Outcome.Unknown.class::isInstance).findFirst();
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (proven.isEmpty()) {
            return outcomes.getFirst();
        }
        return new Outcome.Pass(
                told(proven, Dependency::what)
                        + (open.isEmpty() ? "" : "; not proven: " + told(open, Dependency::what)),
                heard.evidence());
    }

    private static List<Dependency> with(Dependency.Conduct conduct, List<Dependency> dependencies) {
        return dependencies.stream()
                .filter(dependency -> dependency.conduct() == conduct)
                .toList();
    }

    private static String told(List<Dependency> dependencies, Function<Dependency, String> tell) {
        return dependencies.stream().map(tell).collect(Collectors.joining(", "));
    }
}
