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
import serin.expectation.ExpectedRole;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.DecisionFacts;
import serin.observation.Observation;
import serin.policy.PolicyDocument;

/**
 * IAM denies the role of a function every {@link DangerousActions dangerous action} that the template does not grant, on the
 * stack's own tables and functions too.
 *
 * <p>What only a managed policy allows that the template attaches is granted by the template, whatever is in it.
 */
final class RoleDeniesTheRest implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.denies",
            "is denied other functions' tables, changes of code and of rights, unless the template grants them",
            Severity.CRITICAL,
            Set.of(
                    "iam:SimulatePrincipalPolicy",
                    "iam:GetRole",
                    "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies"),
            Set.of(),
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
            "Take the statement away that allows it; where it is needed, grant it in the template by action and resource.");
    private static final int SHOWN = 3;

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
        return SimulatedRole.isOfFunction(expected);
    }

    @Override
    public Outcome examine(ExpectedRole expected, Context context) {
        return switch (SimulatedRole.of(expected, context)) {
            case Observation.Present<SimulatedRole> role -> judge(expected, role.facts(), context);
            case Observation.Absent<SimulatedRole> _ ->
                Outcome.Skipped.because(new FindingRef(
                        RoleTrustDeclared.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<SimulatedRole> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedRole expected, SimulatedRole role, Context context) {
        var documents = SimulatedRole.known(expected);
        var allowed = new ArrayList<DecisionFacts>();
        Optional<Outcome> doubt = Optional.empty();
        var denied = 0;
        for (var danger : role.dangers()) {
            for (var action : new TreeSet<>(danger.actions())) {
                for (var resource : new TreeSet<>(danger.resources())) {
                    var answer = role.decision(action, resource);
                    if (isGranted(action, resource, documents)
                            || answer.filter(a -> isGranted(a, expected)).isPresent()) {
                        continue;
                    }
                    if (answer.isEmpty()) {
                        doubt = doubt.or(() -> Optional.of(
                                new Outcome.Unknown("the simulator did not answer for " + action + " on " + resource)));
                    } else if (!answer.get().missing().isEmpty()) {
                        var missing =
                                String.join(", ", new TreeSet<>(answer.get().missing()));
                        doubt = doubt.or(() -> Optional.of(
                                new Outcome.Unknown("the simulator has no value of " + missing + " for " + action)));
                    } else if (answer.get().decision() == DecisionFacts.Decision.ALLOWED) {
                        allowed.add(answer.get());
                    } else {
                        denied++;
                    }
                }
            }
        }
        if (!allowed.isEmpty()) {
            return SimulatedRole.unknown(expected).isPresent()
                            || expected.attached().known().isEmpty()
                    ? new Outcome.Unknown("allowed, and not known whether the template grants it: " + show(allowed))
                    : new Outcome.Fail(
                            "denied", "allowed: " + show(allowed), role.evidence(), cause(expected, context));
        }
        var count = denied;
        return doubt.orElseGet(() -> count == 0
                ? new Outcome.Skipped("the template grants all of it")
                : new Outcome.Pass(count + " denied, of dangerous actions on resources", role.evidence()));
    }

    private static boolean isGranted(String action, String resource, List<PolicyDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.statements().stream())
                .anyMatch(statement -> statement.allows() && statement.isAbout(action, resource));
    }

    /** Whether only managed policies that the template attaches decided so. */
    private static boolean isGranted(DecisionFacts facts, ExpectedRole expected) {
        var attached = expected.attached().orDefault(Set.of()).known().orElse(Set.of()).stream()
                .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                .collect(Collectors.toUnmodifiableSet());
        return facts.decision() == DecisionFacts.Decision.ALLOWED
                && !facts.sources().isEmpty()
                && attached.containsAll(facts.sources());
    }

    /** What lets it in is said there; here, what it opens. */
    private static Optional<FindingRef> cause(ExpectedRole expected, Context context) {
        return new RolePoliciesDeclared().examine(expected, context) instanceof Outcome.Fail
                ? Optional.of(new FindingRef(
                        RolePoliciesDeclared.INFO.id(), expected.resource().logicalId()))
                : Optional.empty();
    }

    private static String show(List<DecisionFacts> facts) {
        var more = facts.size() > SHOWN ? " and " + (facts.size() - SHOWN) + " more" : "";
        return facts.stream()
                        .limit(SHOWN)
                        .map(one -> one.action() + " on " + one.resource())
                        .collect(Collectors.joining(", "))
                + more;
    }
}
