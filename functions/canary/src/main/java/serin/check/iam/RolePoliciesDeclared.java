package serin.check.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import serin.policy.PolicyDocument;

/** The role has the declared policies, attached and inline, and no other. */
final class RolePoliciesDeclared implements Check<ExpectedRole> {
    static final CheckInfo INFO = new CheckInfo(
            "iam.role.policies",
            "has exactly the declared policies",
            Severity.HIGH,
            Set.of(
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies",
                    "iam:GetRolePolicy",
                    "iam:GetPolicy",
                    "iam:GetPolicyVersion"),
            Set.of("ManagedPolicyArns", "Policies"),
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
            "Put the declared policies back and remove the others, or change the template if the new ones are meant.");

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
        return switch (context.cloud().roles().attachedPolicies(expected.name())) {
            case Observation.Present<List<String>>(var attached, var evidence) ->
                switch (context.cloud().roles().inlinePolicies(expected.name())) {
                    case Observation.Present<Map<String, String>>(var inline, var more) ->
                        judge(expected, Set.copyOf(attached), inline, both(evidence, more), context);
                    case Observation.Absent<Map<String, String>> _ -> absence(expected);
                    case Observation.Unreadable<Map<String, String>> unreadable -> Outcomes.unknown(unreadable);
                };
            case Observation.Absent<List<String>> _ -> absence(expected);
            case Observation.Unreadable<List<String>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(
            ExpectedRole expected,
            Set<String> attached,
            Map<String, String> inline,
            Evidence evidence,
            Context context) {
        var comparison = new RoleComparison();
        switch (expected.attached()) {
            case Declared.Known<Set<String>>(var declared) -> comparison.attached(declared, attached);
            case Declared.Omitted<Set<String>>() -> comparison.attached(Set.of(), attached);
            case Declared.Secret<Set<String>>(var reason) -> comparison.unverified(Outcomes.unverified(reason));
            case Declared.Unresolved<Set<String>>(var reason) -> comparison.unverified(Outcomes.unresolved(reason));
        }
        switch (expected.inline()) {
            case Declared.Known<Map<String, Declared<PolicyDocument>>>(var declared) ->
                comparison.inline(declared, inline);
            case Declared.Omitted<Map<String, Declared<PolicyDocument>>>() -> comparison.inline(Map.of(), inline);
            case Declared.Secret<Map<String, Declared<PolicyDocument>>>(var reason) ->
                comparison.unverified(Outcomes.unverified(reason));
            case Declared.Unresolved<Map<String, Declared<PolicyDocument>>>(var reason) ->
                comparison.unverified(Outcomes.unresolved(reason));
        }
        managed(expected, attached, comparison, context);
        return comparison.outcome(
                attached.size() + " attached and " + inline.size() + " inline, as declared", evidence);
    }

    /** A managed policy that the template declares keeps its ARN when its document is changed. */
    private static void managed(
            ExpectedRole expected, Set<String> attached, RoleComparison comparison, Context context) {
        var ours = attached.stream()
                .filter(expected.managed()::containsKey)
                .sorted()
                .toList();
        switch (LivePolicies.documents(ours, context)) {
            case Observation.Present<Map<String, String>> present -> {
                var documents = present.facts();
                var declared = new TreeMap<>(expected.managed());
                declared.keySet().retainAll(documents.keySet());
                comparison.inline(declared, documents);
            }
            case Observation.Absent<Map<String, String>> _ -> {}
            case Observation.Unreadable<Map<String, String>> unreadable ->
                comparison.unverified(Outcomes.unknown(unreadable));
        }
    }

    private static Evidence both(Evidence one, Evidence other) {
        var notes = Stream.of(one.note(), other.note()).filter(note -> !note.isEmpty());
        return new Evidence(one.api() + ", " + other.api(), notes.collect(Collectors.joining(", ")));
    }

    private static Outcome absence(ExpectedRole expected) {
        return Outcome.Skipped.because(
                new FindingRef(RoleTrustDeclared.INFO.id(), expected.resource().logicalId()));
    }
}
