package serin.check;

import java.util.List;
import java.util.function.Function;
import serin.expectation.AttachedPolicy;
import serin.expectation.Declared;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;

/** Compares live policy documents with declared ones, by meaning. */
public final class PolicyComparison {

    private PolicyComparison() {}

    /** What {@code judge} says of a live document; Unknown where the text is none. */
    public static Outcome parsed(String live, Function<PolicyDocument, Outcome> judge) {
        PolicyDocument document;
        try {
            document = PolicyDocument.parse(live);
        } catch (MalformedPolicy e) {
            return new Outcome.Unknown("the live policy is not understood: " + e.getMessage());
        }
        return judge.apply(document);
    }

    /** Whether the live document says what the declared one says. */
    public static Outcome compare(Declared<PolicyDocument> declared, PolicyDocument live, Evidence evidence) {
        return switch (declared) {
            case Declared.Known<PolicyDocument>(var document) -> compare(document, live, evidence);
            case Declared.Omitted<PolicyDocument>() -> Outcomes.unresolved("the policy's document is not declared");
            case Declared.Secret<PolicyDocument>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<PolicyDocument>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    /** Whether the live document is one of the declared: where several are set on one resource, the last one holds. */
    public static Outcome anyOf(List<AttachedPolicy> declared, PolicyDocument live, Evidence evidence) {
        var outcomes = declared.stream()
                .map(policy -> compare(policy.document(), live, evidence))
                .toList();
        return outcomes.stream()
                .filter(Outcome.Pass.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream()
                        .filter(outcome -> !(outcome instanceof Outcome.Fail))
                        .findFirst())
                .orElseGet(outcomes::getFirst);
    }

    /** Whether the live document lets in nobody but by name. */
    public static Outcome notPublic(PolicyDocument live, String passed, Evidence evidence) {
        var open = live.publicStatements();
        return open.isEmpty()
                ? new Outcome.Pass(passed, evidence)
                : new Outcome.Fail(
                        "nobody is let in without being named", open.getFirst().toString(), evidence);
    }

    private static Outcome compare(PolicyDocument declared, PolicyDocument live, Evidence evidence) {
        var difference = declared.to(live);
        return difference.isNone()
                ? new Outcome.Pass(live.statements().size() + " statements as declared", evidence)
                : new Outcome.Fail(difference.expected(), difference.actual(), evidence);
    }
}
