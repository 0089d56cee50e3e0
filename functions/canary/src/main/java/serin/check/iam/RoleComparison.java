package serin.check.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.policy.MalformedPolicy;
import serin.policy.PolicyDocument;

/** Collects in what a role's policies differ; a difference that is certain outweighs a part that is not known. */
final class RoleComparison {
    private static final int SHOWN = 3;

    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();
    private final List<Outcome> unverified = new ArrayList<>();

    void attached(Set<String> declared, Set<String> live) {
        for (var arn : new TreeSet<>(declared)) {
            if (!live.contains(arn)) {
                differ("policy " + arn, arn + " is not attached");
            }
        }
        var extra = new TreeSet<>(live);
        extra.removeAll(declared);
        extra.forEach(arn -> actual.add("also policy " + arn));
    }

    void inline(Map<String, Declared<PolicyDocument>> declared, Map<String, String> live) {
        new TreeMap<>(declared).forEach((name, document) -> {
            var text = live.get(name);
            if (text == null) {
                differ("inline policy " + name, "no inline policy " + name);
            } else {
                inline(name, document, text);
            }
        });
        var extra = new TreeSet<>(live.keySet());
        extra.removeAll(declared.keySet());
        extra.forEach(name -> actual.add("also inline policy " + name));
    }

    void unverified(Outcome outcome) {
        unverified.add(outcome);
    }

    Outcome outcome(String passed, Evidence evidence) {
        if (!actual.isEmpty()) {
            return new Outcome.Fail(
                    expected.isEmpty() ? "no policy but the declared ones" : show(expected), show(actual), evidence);
        }
        return unverified.stream()
                .filter(Outcome.Unknown.class::isInstance)
                .findFirst()
                .or(() -> unverified.stream().findFirst())
                .orElseGet(() -> new Outcome.Pass(passed, evidence));
    }

    private void inline(String name, Declared<PolicyDocument> document, String text) {
        switch (document) {
            case Declared.Known<PolicyDocument>(var declared) -> compare(name, declared, text);
            case Declared.Omitted<PolicyDocument>() ->
                unverified(Outcomes.unresolved("the document of " + name + " is not declared"));
            case Declared.Secret<PolicyDocument>(var reason) -> unverified(Outcomes.unverified(name + ": " + reason));
            case Declared.Unresolved<PolicyDocument>(var reason) ->
                unverified(Outcomes.unresolved(name + ": " + reason));
        }
    }

    private void compare(String name, PolicyDocument declared, String text) {
        try {
            var difference = declared.to(PolicyDocument.parse(text));
            if (!difference.isNone()) {
                differ(name + ": " + difference.expected(), name + ": " + difference.actual());
            }
        } catch (MalformedPolicy e) {
            unverified(new Outcome.Unknown("the live policy " + name + " is not understood: " + e.getMessage()));
        }
    }

    private void differ(String wanted, String found) {
        expected.add(wanted);
        actual.add(found);
    }

    private static String show(List<String> texts) {
        var more = texts.size() - SHOWN;
        return String.join("; ", texts.subList(0, Math.min(SHOWN, texts.size())))
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
