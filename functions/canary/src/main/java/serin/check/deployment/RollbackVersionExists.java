package serin.check.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.ExpectedAlias;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AliasFacts;
import serin.observation.DeploymentGroupFacts;
import serin.observation.DeploymentTargetFacts;
import serin.observation.Evidence;
import serin.observation.Observation;

/**
 * There is a version from before the one that serves, for a rollback to go to.
 *
 * <p>Where there is none, the last deployment tells whether there ever was one: the numbers do not, for Lambda never uses one again,
 * even for a function that was deleted and created anew.
 */
final class RollbackVersionExists implements Check<ExpectedAlias> {
    static final CheckInfo INFO = new CheckInfo(
            "deployment.rollback-version",
            "has an earlier version to go back to",
            Severity.HIGH,
            Set.of(
                    "lambda:GetAlias",
                    "lambda:ListVersionsByFunction",
                    "codedeploy:GetDeploymentGroup",
                    "codedeploy:ListDeploymentTargets",
                    "codedeploy:BatchGetDeploymentTargets"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html",
            "Keep at least the version before the one that serves; the next deployment makes this one the earlier.");

    private static final String NUMBER = "[0-9]{1,18}";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedAlias> about() {
        return ExpectedAlias.class;
    }

    @Override
    public boolean appliesTo(ExpectedAlias expected) {
        return DeploymentChecks.shifts(expected);
    }

    @Override
    public Outcome examine(ExpectedAlias expected, Context context) {
        var named = DeploymentChecks.name(expected);
        return named.known()
                .map(name -> switch (context.cloud().functions().alias(name.function(), name.alias())) {
                    case Observation.Present<AliasFacts>(var facts, var _)
                    when facts.version().matches(NUMBER) ->
                        before(Long.parseLong(facts.version()), expected, name.function(), context);
                    case Observation.Present<AliasFacts>(var facts, var _) ->
                        new Outcome.Skipped("it stands on " + facts.version() + ", before which there is nothing");
                    case Observation.Absent<AliasFacts> _ -> Outcome.Skipped.because(Served.aliasExists(expected));
                    case Observation.Unreadable<AliasFacts> unreadable -> Outcomes.unknown(unreadable);
                })
                .orElseGet(() -> DeploymentChecks.unnamed(named));
    }

    private static Outcome before(long served, ExpectedAlias expected, String function, Context context) {
        return switch (context.cloud().functions().versions(function)) {
            case Observation.Present<List<Long>>(var versions, var evidence) ->
                versions.stream()
                        .filter(version -> version < served)
                        .max(Comparator.naturalOrder())
                        .<Outcome>map(version -> new Outcome.Pass("version " + version, evidence))
                        .orElseGet(() -> replaced(served, expected, evidence, context));
            case Observation.Absent<List<Long>> _ -> Outcome.Skipped.because(Served.aliasExists(expected));
            case Observation.Unreadable<List<Long>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** What the last deployment says of the version that the serving one replaced. */
    private static Outcome replaced(long served, ExpectedAlias expected, Evidence evidence, Context context) {
        var first = new Outcome.Skipped("no deployment is known to have replaced a version by version " + served);
        var group = expected.shift().known().flatMap(shift -> DeploymentChecks.group(shift, context));
        if (served == 1 || group.isEmpty()) {
            return first;
        }
        return switch (DeploymentChecks.read(group.get(), context)) {
            case Observation.Present<DeploymentGroupFacts>(var facts, var _) ->
                facts.last()
                        .map(last ->
                                replaced(served, context.cloud().deployments().targets(last.id()), evidence))
                        .orElse(first);
            case Observation.Absent<DeploymentGroupFacts> _ ->
                Outcome.Skipped.because(DeploymentChecks.exists(group.get()));
            case Observation.Unreadable<DeploymentGroupFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome replaced(long served, Observation<List<DeploymentTargetFacts>> targets, Evidence evidence) {
        return switch (targets) {
            case Observation.Present<List<DeploymentTargetFacts>>(var facts, var _) ->
                facts.stream()
                        .filter(target -> target.target().equals(Optional.of(String.valueOf(served))))
                        .flatMap(target -> target.current().stream())
                        .filter(version -> version.matches(NUMBER) && Long.parseLong(version) < served)
                        .findFirst()
                        .<Outcome>map(version -> new Outcome.Fail(
                                "version " + version + ", which version " + served + " replaced",
                                "no version before version " + served,
                                evidence))
                        .orElseGet(() -> new Outcome.Skipped(
                                "no deployment is known to have replaced a version by version " + served));
            case Observation.Absent<List<DeploymentTargetFacts>>(var what, var _) -> new Outcome.Skipped(what);
            case Observation.Unreadable<List<DeploymentTargetFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
