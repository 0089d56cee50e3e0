package serin.check.iam;

import java.util.List;
import java.util.Optional;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.ExpectedRole;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** Every check of IAM, in the order in which a report shows them. */
public final class IamChecks {
    public static final List<Check<?>> ALL = List.of(
            new RoleTrustDeclared(),
            new RolePoliciesDeclared(),
            new RoleBoundaryDeclared(),
            new RoleAllowsWhatIsGranted(),
            new RoleDeniesTheRest(),
            new RoleNamesWhatItAllows(),
            new RoleNotShared());

    private IamChecks() {}

    /** The failed finding that says that a role may not do what it is declared to; empty when there is none. */
    public static Optional<FindingRef> failure(Optional<String> roleArn, Context context) {
        var policies = new RolePoliciesDeclared();
        return context.stack()
                .all(ExpectedRole.class)
                .filter(role -> role.resource()
                        .physicalId()
                        .filter(name ->
                                roleArn.filter(arn -> arn.endsWith("/" + name)).isPresent())
                        .isPresent())
                .filter(role -> policies.appliesTo(role) && policies.examine(role, context) instanceof Outcome.Fail)
                .map(role -> new FindingRef(
                        policies.info().id(), policies.resource(role).logicalId()))
                .findFirst();
    }
}
