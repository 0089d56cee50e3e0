package serin.check.iam;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RoleFacts;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;

/** The role is there, and may be assumed by those whom the template names and nobody else. */
final class RoleTrustDeclared implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.trust",
            "is there, and trusts exactly whom the template names",
            Severity.CRITICAL,
            Set.of("iam:GetRole"),
            Set.of("AssumeRolePolicyDocument", "RoleName"),
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html",
            "Put the declared trust policy back (aws iam update-assume-role-policy), or deploy the stack again where the role is gone.");

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
            case Observation.Absent<RoleFacts>(var what, var evidence) ->
                new Outcome.Fail("role " + expected.name(), what, evidence);
            case Observation.Unreadable<RoleFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedRole expected, RoleFacts role, Evidence evidence) {
        return switch (expected.trust()) {
            case Declared.Known<PolicyDocument>(var declared) -> compare(declared, role, evidence);
            case Declared.Omitted<PolicyDocument>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<PolicyDocument>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<PolicyDocument>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(PolicyDocument declared, RoleFacts role, Evidence evidence) {
        try {
            var live = PolicyDocument.parse(role.trustPolicy());
            var difference = declared.to(live);
            return difference.isNone()
                    ? new Outcome.Pass(live.statements().size() + " statements as declared", evidence)
                    : new Outcome.Fail(difference.expected(), difference.actual(), evidence);
        } catch (MalformedPolicy e) {
            return new Outcome.Unknown("the live trust policy is not understood: " + e.getMessage());
        }
    }
}
