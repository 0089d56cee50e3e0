package serin.check.deployment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedDeploymentGroup;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.DeploymentGroupFacts;
import serin.observation.Observation;

/** The checks on what a deployment leaves behind. */
public final class DeploymentChecks {
    public static final List<Check<?>> ALL = Stream.of(
                    List.<Check<?>>of(
                            new AliasOnMeantVersion(),
                            new AliasSettled(),
                            new AliasCurrent(),
                            new HooksDeclared(),
                            new RollbackVersionExists(),
                            new GroupExists()),
                    GroupProperties.ALL,
                    List.<Check<?>>of(new LastDeploymentSucceeded()))
            .flatMap(List::stream)
            .toList();

    private DeploymentChecks() {}

    /** The names by which Lambda knows an alias. */
    record AliasName(String function, String alias) {}

    static Declared<AliasName> name(ExpectedAlias expected) {
        return expected.function().flatMap(function -> expected.name().map(alias -> new AliasName(function, alias)));
    }

    /** What to say of an alias whose names the template does not tell: CloudFormation requires both. */
    static Outcome unnamed(Declared<?> name) {
        return switch (name) {
            case Declared.Secret<?>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<?>(var reason) -> Outcomes.unresolved(reason);
            case Declared.Known<?> _, Declared.Omitted<?> _ -> Outcomes.unresolved("the alias has no name");
        };
    }

    static FindingRef exists(ExpectedAlias expected) {
        return Served.aliasExists(expected);
    }

    static FindingRef settled(ExpectedAlias expected) {
        return new FindingRef(Served.ALIAS_SETTLED, expected.resource().logicalId());
    }

    static FindingRef exists(ExpectedDeploymentGroup expected) {
        return new FindingRef(GroupExists.INFO.id(), expected.resource().logicalId());
    }

    /** Whether CodeDeploy shifts the alias's traffic, or nobody can tell. */
    static boolean shifts(ExpectedAlias expected) {
        return !(expected.shift() instanceof Declared.Omitted<ExpectedAlias.TrafficShift>);
    }

    /** The group of this stack that shifts an alias's traffic. */
    static Optional<ExpectedDeploymentGroup> group(ExpectedAlias.TrafficShift shift, Context context) {
        return context.stack()
                .all(ExpectedDeploymentGroup.class)
                .filter(group -> group.resource().physicalId().isPresent())
                .filter(group -> shift.group().known().equals(group.resource().physicalId()))
                .findFirst();
    }

    /** Looks at a group whose application is known. */
    static Observation<DeploymentGroupFacts> read(ExpectedDeploymentGroup group, Context context) {
        return context.cloud().deployments().group(group.application().known().orElse(""), group.name());
    }

    /** The function of this stack that the alias belongs to. */
    static Optional<ExpectedFunction> function(ExpectedAlias expected, Context context) {
        return context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent())
                .filter(function -> expected.function().known().equals(Optional.of(function.name())))
                .findFirst();
    }
}
