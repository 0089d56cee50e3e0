package serin.check.iam;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RoleFacts;

/** The role has the declared permissions boundary, and none where the template declares none: a boundary takes rights away. */
final class RoleBoundaryDeclared implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.boundary",
            "has the declared permissions boundary, or none",
            Severity.MEDIUM,
            Set.of("iam:GetRole"),
            Set.of("PermissionsBoundary"),
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
            "Put the declared boundary back (aws iam put-role-permissions-boundary), or take away the one that nobody declared.");
    private static final String NONE = "no permissions boundary";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRole> about() {
        return ExpectedRole.class;
    }

    @Override
    public Outcome examine(ExpectedRole expected, Context context) {
        return switch (context.cloud().roles().role(expected.name())) {
            case Observation.Present<RoleFacts>(var role, var evidence) -> judge(expected, role, evidence);
            case Observation.Absent<RoleFacts> _ ->
                Outcome.Skipped.because(new FindingRef(
                        RoleTrustDeclared.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<RoleFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedRole expected, RoleFacts role, Evidence evidence) {
        return switch (expected.boundary()) {
            case Declared.Known<String>(var arn) -> compare(Optional.of(arn), role.permissionsBoundary(), evidence);
            case Declared.Omitted<String>() -> compare(Optional.empty(), role.permissionsBoundary(), evidence);
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(Optional<String> declared, Optional<String> live, Evidence evidence) {
        return declared.equals(live)
                ? new Outcome.Pass(live.orElse(NONE), evidence)
                : new Outcome.Fail(declared.orElse(NONE), live.orElse(NONE), evidence);
    }
}
