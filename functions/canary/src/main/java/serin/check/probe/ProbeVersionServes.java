package serin.check.probe;

import java.util.Set;
import java.util.TreeSet;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

/** The version that answered the probe is one that the alias points at, by Lambda's word and by its own. */
final class ProbeVersionServes implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "probe.version",
            "answers as the version that serves",
            Severity.CRITICAL,
            Set.of("lambda:InvokeFunction", "lambda:GetAlias", "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html",
            "Point the alias at the version that was deployed, and see that the handler returns the probe's answer as it is.");

    private final ProbeAnswers answers;

    ProbeVersionServes(ProbeAnswers answers) {
        this.answers = answers;
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
        return answers.appliesTo(expected);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        var answered = answers.examine(expected, context);
        return switch (answered) {
            case Outcome.Pass _ -> version(expected, context);
            case Outcome.Fail _, Outcome.Waived _ ->
                Outcome.Skipped.because(
                        new FindingRef(answers.info().id(), expected.resource().logicalId()));
            case Outcome.Unknown _, Outcome.Skipped _ -> answered;
        };
    }

    private Outcome version(ExpectedFunction expected, Context context) {
        var functions = context.cloud().functions();
        if (expected.alias().isEmpty()) {
            return executed(expected, Set.of(Served.qualifier(expected)), context);
        }
        return switch (functions.alias(expected.name(), Served.qualifier(expected))) {
            case Observation.Present<AliasFacts>(var alias, var _) -> {
                var versions = new TreeSet<>(alias.weights().keySet());
                versions.add(alias.version());
                yield executed(expected, versions, context);
            }
            case Observation.Absent<AliasFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<AliasFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private Outcome executed(ExpectedFunction expected, Set<String> versions, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var _) -> {
                var probe = context.probes().ask(expected, ProbeAnswers.timeout(facts), context);
                yield switch (probe.answer()) {
                    case Observation.Present<InvocationFacts>(var invocation, var evidence) ->
                        compare(versions, invocation, ProbeAnswer.of(invocation.payload(), probe.nonce()), evidence);
                    case Observation.Absent<InvocationFacts> _ -> Served.absence(expected, context);
                    case Observation.Unreadable<InvocationFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            }
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(
            Set<String> versions, InvocationFacts invocation, ProbeAnswer answer, Evidence evidence) {
        var wanted = "version " + String.join(" or ", versions);
        var executed = invocation.executedVersion();
        if (executed.isPresent() && !versions.contains(executed.get())) {
            return new Outcome.Fail(wanted, "Lambda ran version " + ProbeAnswer.oneLine(executed.get()), evidence);
        }
        return switch (answer) {
            case ProbeAnswer.NoAnswer(var problem) -> new Outcome.Fail(wanted, problem, evidence);
            case ProbeAnswer.Answered(var version, var _)
            when version.isEmpty() -> new Outcome.Fail(wanted, "an answer that names no version", evidence);
            case ProbeAnswer.Answered(var version, var _)
            when !versions.contains(version.get()) || !version.equals(executed.or(() -> version)) ->
                new Outcome.Fail(wanted, "it answers as version " + ProbeAnswer.oneLine(version.get()), evidence);
            case ProbeAnswer.Answered _ ->
                executed.<Outcome>map(version -> new Outcome.Pass("version " + version, evidence))
                        .orElseGet(() -> new Outcome.Unknown("Lambda did not say which version it ran"));
        };
    }
}
