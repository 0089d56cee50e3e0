package serin.check.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.DecisionFacts;
import serin.observation.Observation;
import serin.policy.PolicyDocument;

/**
 * IAM allows the role each action that the template grants it, on each resource, under the context that the statement asks for.
 *
 * <p>An action that nothing allows is left to {@code iam.role.policies} where that tells that the statement is gone, and to
 * {@code iam.role.boundary} where a boundary that nobody declared stands in the way. That something denies what a policy still
 * allows is another fact. The simulator knows identity policies only: neither the policy of a resource nor of a key.
 */
final class RoleAllowsWhatIsGranted implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.allows",
            "is allowed each action that the template grants it by name",
            Severity.CRITICAL,
            Set.of(
                    "iam:SimulatePrincipalPolicy",
                    "iam:GetRole",
                    "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies"),
            Set.of(),
            "https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html",
            "Remove what denies the action: a Deny in another policy of the role, its permissions boundary, or a policy of the organization.");

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
        return !expected.documents().isEmpty();
    }

    @Override
    public Outcome examine(ExpectedRole expected, Context context) {
        return switch (SimulatedRole.of(expected, context)) {
            case Observation.Present<SimulatedRole> role -> judge(expected, role.facts(), context);
            case Observation.Absent<SimulatedRole> _ -> Outcome.Skipped.because(ref(RoleTrustDeclared.INFO, expected));
            case Observation.Unreadable<SimulatedRole> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedRole expected, SimulatedRole role, Context context) {
        var answers = new Answers();
        for (var grant : role.grants().simulated()) {
            for (var action : new TreeSet<>(grant.actions())) {
                for (var resource : new TreeSet<>(grant.resources())) {
                    role.decision(action, resource)
                            .ifPresentOrElse(answers::add, () -> answers.unanswered.add(action + " on " + resource));
                }
            }
        }
        return answers.outcome(expected, role, context);
    }

    private static FindingRef ref(CheckInfo check, ExpectedRole role) {
        return new FindingRef(check.id(), role.resource().logicalId());
    }

    private static boolean fails(Check<ExpectedRole> check, ExpectedRole expected, Context context) {
        return check.examine(expected, context) instanceof Outcome.Fail;
    }

    /** The decisions, sorted by what they mean. */
    private static final class Answers {
        private static final int SHOWN = 3;

        private final List<DecisionFacts> denied = new ArrayList<>();
        private final List<DecisionFacts> bounded = new ArrayList<>();
        private final List<DecisionFacts> unmentioned = new ArrayList<>();
        private final List<DecisionFacts> incomplete = new ArrayList<>();
        private final List<String> unanswered = new ArrayList<>();
        private int allowed;

        void add(DecisionFacts facts) {
            if (!facts.missing().isEmpty()) {
                incomplete.add(facts);
                return;
            }
            switch (facts.decision()) {
                case ALLOWED -> allowed++;
                case EXPLICIT_DENY, IMPLICIT_DENY -> {
                    if (!facts.boundaryAllows()) {
                        bounded.add(facts);
                    } else if (facts.decision() == DecisionFacts.Decision.EXPLICIT_DENY
                            || !facts.organizationAllows()) {
                        denied.add(facts);
                    } else {
                        unmentioned.add(facts);
                    }
                }
            }
        }

        Outcome outcome(ExpectedRole expected, SimulatedRole role, Context context) {
            if (!denied.isEmpty()) {
                var cause = Optional.of(ref(RolePoliciesDeclared.INFO, expected))
                        .filter(_ -> fails(new RolePoliciesDeclared(), expected, context));
                return fail(
                        denied,
                        denied.getFirst().organizationAllows()
                                ? "denied explicitly" + by(denied.getFirst())
                                : "denied by a policy of the organization",
                        role,
                        cause);
            }
            if (!bounded.isEmpty()) {
                return fails(new RoleBoundaryDeclared(), expected, context)
                        ? Outcome.Skipped.because(ref(RoleBoundaryDeclared.INFO, expected))
                        : fail(bounded, "outside of the permissions boundary", role, Optional.empty());
            }
            if (!unmentioned.isEmpty()) {
                return fails(new RolePoliciesDeclared(), expected, context)
                        ? Outcome.Skipped.because(ref(RolePoliciesDeclared.INFO, expected))
                        : fail(unmentioned, "allowed by no policy", role, Optional.empty());
            }
            return SimulatedRole.unknown(expected)
                    .map(Answers::unknown)
                    .or(this::doubt)
                    .orElseGet(() -> passed(role));
        }

        private Optional<Outcome> doubt() {
            if (!incomplete.isEmpty()) {
                var first = incomplete.getFirst();
                return Optional.of(new Outcome.Unknown("the simulator has no value of "
                        + String.join(", ", new TreeSet<>(first.missing())) + " for " + first.action()));
            }
            return unanswered.stream()
                    .findFirst()
                    .map(question -> new Outcome.Unknown("the simulator did not answer for " + question));
        }

        private Outcome passed(SimulatedRole role) {
            var left = role.grants().left();
            if (allowed == 0) {
                return new Outcome.Skipped(
                        left.isEmpty()
                                ? "the template grants nothing"
                                : "nothing that can be simulated is granted by name: " + first(left));
            }
            return new Outcome.Pass(
                    allowed + " allowed, of actions on resources"
                            + (left.isEmpty() ? "" : "; not simulated: " + first(left)),
                    role.evidence());
        }

        private static Outcome fail(
                List<DecisionFacts> facts, String how, SimulatedRole role, Optional<FindingRef> cause) {
            var more = facts.size() > SHOWN ? " and " + (facts.size() - SHOWN) + " more" : "";
            var shown = facts.stream()
                    .limit(SHOWN)
                    .map(one -> one.action() + " on " + one.resource())
                    .collect(Collectors.joining(", "));
            return new Outcome.Fail("allowed: " + shown + more, how, role.evidence(), cause);
        }

        private static String by(DecisionFacts facts) {
            return facts.sources().isEmpty() ? "" : " by " + String.join(", ", new TreeSet<>(facts.sources()));
        }

        private static String first(Set<String> texts) {
            var more = texts.size() > SHOWN ? " and " + (texts.size() - SHOWN) + " more" : "";
            return texts.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more;
        }

        private static Outcome unknown(Declared<PolicyDocument> document) {
            return switch (document) {
                case Declared.Secret<PolicyDocument>(var reason) -> Outcomes.unverified(reason);
                case Declared.Unresolved<PolicyDocument>(var reason) -> Outcomes.unresolved(reason);
                case Declared.Omitted<PolicyDocument>() -> Outcomes.unresolved("a policy without a document");
                case Declared.Known<PolicyDocument> _ -> throw new IllegalStateException("the document is known");
            };
        }
    }
}
