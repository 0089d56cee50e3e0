package serin.check.iam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * The role's inline policies, and the managed ones that the template declares, name the actions and the resources that they allow.
 * AWS's own managed policies are AWS's to write.
 */
final class RoleNamesWhatItAllows implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.wildcards",
            "has no policy that allows every action, or every resource for an action that takes one",
            Severity.HIGH,
            Set.of(
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies",
                    "iam:GetRolePolicy",
                    "iam:GetPolicy",
                    "iam:GetPolicyVersion"),
            Set.of(),
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            "Name the actions that the function uses and the ARNs that it uses them on.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRole> about() {
        return ExpectedRole.class;
    }

    @Override
    public boolean appliesTo(ExpectedRole expected) {
        return !expected.documents().isEmpty() || SimulatedRole.isOfFunction(expected);
    }

    @Override
    public Outcome examine(ExpectedRole expected, Context context) {
        return switch (LivePolicies.of(expected, context)) {
            case Observation.Present<Map<String, String>>(var live, var evidence) ->
                judge(expected, live, evidence, context);
            case Observation.Absent<Map<String, String>> _ ->
                Outcome.Skipped.because(new FindingRef(
                        RoleTrustDeclared.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<Map<String, String>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedRole expected, Map<String, String> live, Evidence evidence, Context context) {
        var statements = new LinkedHashMap<Statement, String>();
        Optional<Outcome> doubt = Optional.empty();
        for (var policy : live.entrySet()) {
            try {
                PolicyDocument.parse(policy.getValue())
                        .statements()
                        .forEach(statement -> statements.put(statement, policy.getKey()));
            } catch (MalformedPolicy e) {
                doubt = doubt.or(() -> Optional.of(new Outcome.Unknown(
                        "the live policy " + policy.getKey() + " is not understood: " + e.getMessage())));
            }
        }
        Optional<Outcome> wide = Optional.empty();
        for (var statement : statements.entrySet()) {
            switch (Width.of(statement.getKey())) {
                case Width.Named() -> {}
                case Width.Doubtful(var action) ->
                    doubt = doubt.or(() -> Optional.of(
                            new Outcome.Unknown("it is not known whether " + action + " takes a resource")));
                case Width.TooWide(var why) -> {
                    var found = new Outcome.Fail(
                            "named actions on named resources",
                            statement.getValue() + " allows " + why + ": " + statement.getKey(),
                            evidence);
                    if (isDeclared(statement.getKey(), expected)) {
                        return found;
                    }
                    wide = Optional.of(undeclared(found, expected, context));
                }
            }
        }
        if (wide.isPresent()) {
            return wide.get();
        }
        return doubt.orElseGet(
                () -> new Outcome.Pass(statements.size() + " statements name what they allow", evidence));
    }

    /** What the template does not declare is a difference from it, and said as one. */
    private static Outcome undeclared(Outcome found, ExpectedRole expected, Context context) {
        return new RolePoliciesDeclared().examine(expected, context) instanceof Outcome.Fail
                ? Outcome.Skipped.because(new FindingRef(
                        RolePoliciesDeclared.INFO.id(), expected.resource().logicalId()))
                : found;
    }

    private static boolean isDeclared(Statement statement, ExpectedRole expected) {
        return SimulatedRole.known(expected).stream()
                .flatMap(document -> document.statements().stream())
                .anyMatch(statement::equals);
    }
}
