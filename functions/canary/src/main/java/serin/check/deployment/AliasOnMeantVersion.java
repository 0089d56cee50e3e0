package serin.check.deployment;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/** The alias exists and stands on the version that the deployment meant. */
final class AliasOnMeantVersion implements Check<ExpectedAlias> {
    static final CheckInfo INFO = new CheckInfo(
            Served.ALIAS_EXISTS,
            "stands on the version that was deployed",
            Severity.CRITICAL,
            Set.of("lambda:GetAlias", "lambda:GetFunction"),
            Set.of("FunctionName", "FunctionVersion", "Name"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html",
            "Point the alias at the expected version (aws lambda update-alias), or create it again by deploying.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlias> about() {
        return ExpectedAlias.class;
    }

    @Override
    public Outcome examine(ExpectedAlias expected, Context context) {
        var named = DeploymentChecks.name(expected);
        return named.known()
                .map(name -> switch (context.cloud().functions().alias(name.function(), name.alias())) {
                    case Observation.Present<AliasFacts>(var facts, var evidence) -> version(expected, facts, evidence);
                    case Observation.Absent<AliasFacts>(var what, var evidence) ->
                        absent(expected, name, what, evidence, context);
                    case Observation.Unreadable<AliasFacts> unreadable -> Outcomes.unknown(unreadable);
                })
                .orElseGet(() -> DeploymentChecks.unnamed(named));
    }

    private static Outcome version(ExpectedAlias expected, AliasFacts facts, Evidence evidence) {
        return switch (expected.version()) {
            case Declared.Known<String>(var version)
            when version.equals(facts.version()) -> new Outcome.Pass("version " + version, evidence);
            case Declared.Known<String>(var version)
            when facts.weights().containsKey(version) -> Outcome.Skipped.because(DeploymentChecks.settled(expected));
            case Declared.Known<String>(var version) ->
                new Outcome.Fail("version " + version, "version " + facts.version(), evidence);
            case Declared.Omitted<String>() -> Outcomes.unresolved("FunctionVersion is missing");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome absent(
            ExpectedAlias expected, DeploymentChecks.AliasName name, String what, Evidence evidence, Context context) {
        var function = DeploymentChecks.function(expected, context);
        if (function.isPresent()
                && context.cloud().functions().latest(name.function()) instanceof Observation.Absent<FunctionFacts>) {
            return Outcome.Skipped.because(Served.active(function.get()));
        }
        var wanted = expected.version()
                .known()
                .map(version -> "on version " + version)
                .orElse("on some version");
        return new Outcome.Fail("alias " + name.alias() + " " + wanted, what, evidence);
    }
}
