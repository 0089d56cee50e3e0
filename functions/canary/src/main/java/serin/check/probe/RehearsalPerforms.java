package serin.check.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.lambda.Invocation;
import serin.check.lambda.LambdaChecks;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;

/**
 * The function's own code does its work on its sample event: it ends well, within 80 % of its time-out, and not several times slower
 * than the version before.
 *
 * <p>A rehearsal fails too when something that it needs does not behave; then it is explained by the finding on that.
 */
final class RehearsalPerforms implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "probe.rehearsal",
            "does its work on its sample event",
            Severity.CRITICAL,
            Set.of("lambda:InvokeFunction", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
            "Mend what the rehearsal's message names, or go back to the version before; the function's log of this invocation has the whole error.");

    /** Of the time-out; the rest is for the days on which everything is slower. */
    private static final double SHARE = 0.8;

    private final Inside inside;
    private final List<DependencyBehaves> dependencies;

    RehearsalPerforms(Inside inside, List<DependencyBehaves> dependencies) {
        this.inside = inside;
        this.dependencies = List.copyOf(dependencies);
    }

    @Override
    public CheckInfo info() {
        return INFO;
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

    private Outcome judge(Heard heard) {
        var rehearsals = heard.answer().rehearsals();
        if (rehearsals.isEmpty()) {
            return new Outcome.Skipped("the function declares no rehearsal");
        }
        var bad = rehearsals.stream().filter(Rehearsed::isBad).toList();
        if (!bad.isEmpty()) {
            return failed(bad, heard);
        }
        var unclear = rehearsals.stream().filter(one -> !one.isOk()).toList();
        if (!unclear.isEmpty()) {
            return new Outcome.Unknown(told(unclear, Rehearsed::failure));
        }
        var most = Math.round(heard.facts().timeoutSeconds() * 1_000 * SHARE);
        var late = rehearsals.stream().filter(one -> one.millis() > most).toList();
        return late.isEmpty() ? pace(rehearsals, heard) : tooLate(late, most, heard);
    }

    private Outcome failed(List<Rehearsed> bad, Heard heard) {
        var causes = bad.stream().flatMap(one -> cause(one, heard).stream()).toList();
        var explained = causes.size() == bad.size();
        if (explained && causes.stream().allMatch(Cause::isGone)) {
            return Outcome.Skipped.because(causes.getFirst().finding());
        }
        return new Outcome.Fail(
                told(bad, one -> one.name() + " performs"),
                told(bad, Rehearsed::failure),
                heard.evidence(),
                explained ? Optional.of(causes.getFirst().finding()) : misconfiguration(heard));
    }

    /**
     * Why a rehearsal failed.
     *
     * @param isGone whether the finding says that a thing is not there, so that the rehearsal tells nothing new
     */
    private record Cause(FindingRef finding, boolean isGone) {}

    private Optional<Cause> cause(Rehearsed failed, Heard heard) {
        return dependencies.stream()
                .filter(row -> heard.answer().dependencies().stream()
                        .anyMatch(dependency -> row.concerns().test(dependency) && explains(dependency, failed)))
                .flatMap(row -> cause(row, heard).stream())
                .findFirst();
    }

    /** AWS said the same to both, or the rehearsal names it, or both waited in vain. */
    private static boolean explains(Dependency dependency, Rehearsed failed) {
        if (dependency.conduct() != Dependency.Conduct.BAD) {
            return false;
        }
        return (!dependency.code().isEmpty() && failed.detail().contains(dependency.code()))
                || failed.detail().contains(dependency.name())
                || (failed.outcome().equals("timeout") && dependency.outcome().equals("timeout"));
    }

    private static Optional<Cause> cause(DependencyBehaves row, Heard heard) {
        return switch (row.judge(heard)) {
            case Outcome.Fail _ ->
                Optional.of(new Cause(
                        new FindingRef(
                                row.info().id(), heard.function().resource().logicalId()),
                        false));
            case Outcome.Skipped skipped -> skipped.because().map(finding -> new Cause(finding, true));
            case Outcome.Pass _, Outcome.Unknown _, Outcome.Waived _ -> Optional.empty();
        };
    }

    private static Outcome tooLate(List<Rehearsed> late, long most, Heard heard) {
        return new Outcome.Fail(
                told(late, Rehearsed::name) + " within " + most + " ms, 80 % of the time-out",
                told(late, one -> one.name() + " in " + one.millis() + " ms"),
                heard.evidence(),
                misconfiguration(heard));
    }

    private static Outcome pace(List<Rehearsed> rehearsals, Heard heard) {
        var notes = new ArrayList<String>();
        for (var rehearsed : rehearsals) {
            var note = rehearsed.performance();
            if (RehearsalPace.isRemarkable(rehearsed.millis())) {
                switch (PaceKept.of(rehearsed, heard)) {
                    case PaceKept.Kept(var compared) -> note += " (" + compared + ")";
                    case PaceKept.Lost(var expected, var actual) -> {
                        return new Outcome.Fail(expected, actual, heard.evidence(), misconfiguration(heard));
                    }
                    case PaceKept.Unheard(var why) -> {
                        return why;
                    }
                }
            }
            notes.add(note);
        }
        return new Outcome.Pass(String.join("; ", notes), heard.evidence());
    }

    private static Optional<FindingRef> misconfiguration(Heard heard) {
        return LambdaChecks.misconfiguration(heard.function(), heard.context());
    }

    private static String told(List<Rehearsed> rehearsals, Function<Rehearsed, String> tell) {
        return rehearsals.stream().map(tell).collect(Collectors.joining("; "));
    }
}
