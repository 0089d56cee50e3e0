package serin.check.deployment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.ExpectedAlias;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.AliasFacts;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackFacts;

/**
 * All of the alias's traffic goes to one version.
 *
 * <p>While CloudFormation updates the stack, a deployment may be shifting traffic: its weights are no fault then.
 */
final class AliasSettled implements Check<ExpectedAlias> {
    static final CheckInfo INFO = new CheckInfo(
            Served.ALIAS_SETTLED,
            "sends all traffic to one version",
            Severity.HIGH,
            Set.of("lambda:GetAlias", "cloudformation:DescribeStacks"),
            Set.of("RoutingConfig"),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html",
            "Remove the alias's additional version weights (aws lambda update-alias --routing-config AdditionalVersionWeights={}).");

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
                    case Observation.Present<AliasFacts>(var facts, var evidence) ->
                        facts.weights().isEmpty()
                                ? new Outcome.Pass("all traffic on version " + facts.version(), evidence)
                                : shifting(facts, evidence, context);
                    case Observation.Absent<AliasFacts> _ -> Outcome.Skipped.because(DeploymentChecks.exists(expected));
                    case Observation.Unreadable<AliasFacts> unreadable -> Outcomes.unknown(unreadable);
                })
                .orElseGet(() -> DeploymentChecks.unnamed(named));
    }

    private static Outcome shifting(AliasFacts facts, Evidence evidence, Context context) {
        var stack = context.stack().resource().logicalId();
        return switch (context.cloud().stacks().stack(stack)) {
            case Observation.Present<StackFacts>(var stackFacts, var _)
            when stackFacts.status().endsWith("_IN_PROGRESS") ->
                new Outcome.Skipped("the stack is " + stackFacts.status() + ": a deployment may be shifting traffic");
            case Observation.Present<StackFacts> _, Observation.Absent<StackFacts> _ ->
                new Outcome.Fail("all traffic on one version", weights(facts), evidence);
            case Observation.Unreadable<StackFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static String weights(AliasFacts facts) {
        return "version " + facts.version()
                + facts.weights().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(weight -> String.format(
                                Locale.ROOT, ", %.0f %% on version %s", 100 * weight.getValue(), weight.getKey()))
                        .collect(Collectors.joining());
    }
}
