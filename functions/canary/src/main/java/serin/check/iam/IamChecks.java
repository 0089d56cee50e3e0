package serin.check.iam;

import java.util.List;
import serin.check.Check;

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
}
