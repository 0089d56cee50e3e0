package serin.check.deployment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.LambdaChecks;
import serin.check.lambda.Served;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/**
 * The version that serves is the same as {@code $LATEST}: nobody has edited the function by hand, and no change of the template
 * waits for a version that SAM did not publish.
 *
 * <p>A difference that another check explains is not said again: the alias stands elsewhere, or what serves differs from the
 * template in just these properties.
 */
final class AliasCurrent implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "deployment.alias-current",
            "serves what $LATEST holds",
            Severity.CRITICAL,
            Set.of("lambda:GetFunction", "lambda:GetAlias"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html",
            "Undo the edit of $LATEST by deploying again; when the template changed, publish a version (AutoPublishAliasAllProperties).");

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
        return expected.alias().isPresent();
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var served, var evidence) ->
                switch (context.cloud().functions().latest(expected.name())) {
                    case Observation.Present<FunctionFacts>(var latest, var _) ->
                        compare(expected, served, latest, evidence, context);
                    case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
                    case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(
            ExpectedFunction expected, FunctionFacts served, FunctionFacts latest, Evidence evidence, Context context) {
        var differences = VersionedProperty.differences(served, latest);
        if (differences.isEmpty()) {
            return new Outcome.Pass("version " + served.version() + " is the same as $LATEST", evidence);
        }
        return Served.elsewhere(expected, context)
                .<Outcome>map(Outcome.Skipped::because)
                .or(() -> explained(expected, differences, context))
                .orElseGet(() -> new Outcome.Fail(
                        text(differences, "version " + served.version(), VersionedProperty.Difference::served),
                        text(differences, "$LATEST", VersionedProperty.Difference::latest),
                        evidence));
    }

    /** The finding of the first property, when each of them fails a check of its own; empty otherwise. */
    private static Optional<Outcome> explained(
            ExpectedFunction expected, List<VersionedProperty.Difference> differences, Context context) {
        var refs = differences.stream()
                .map(difference -> LambdaChecks.failure(difference.check(), expected, context))
                .toList();
        return refs.stream().allMatch(Optional::isPresent)
                ? refs.getFirst().<Outcome>map(Outcome.Skipped::because)
                : Optional.empty();
    }

    private static String text(
            List<VersionedProperty.Difference> differences,
            String version,
            Function<VersionedProperty.Difference, String> value) {
        return differences.stream()
                .map(difference -> difference.name() + " " + value.apply(difference))
                .collect(Collectors.joining(", ", version + ": ", ""));
    }
}
