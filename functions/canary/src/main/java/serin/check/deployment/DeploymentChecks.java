package serin.check.deployment;

import java.util.List;
import java.util.Optional;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.lambda.Served;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** The checks on what a deployment leaves behind. */
public final class DeploymentChecks {
    public static final List<Check<?>> ALL = List.of(new AliasOnMeantVersion(), new AliasSettled(), new AliasCurrent());

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

    /** The function of this stack that the alias belongs to. */
    static Optional<ExpectedFunction> function(ExpectedAlias expected, Context context) {
        return context.stack()
                .all(ExpectedFunction.class)
                .filter(function -> function.resource().physicalId().isPresent())
                .filter(function -> expected.function().known().equals(Optional.of(function.name())))
                .findFirst();
    }
}
