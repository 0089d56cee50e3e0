package serin.check.lambda;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Fingerprint;
import serin.observation.FunctionFacts;
import serin.observation.Observation;

/**
 * The environment that serves has the declared names and values. Values are compared as fingerprints and never shown.
 *
 * <p>A value that nobody may know hides no difference in the others: those are compared, and it is named as not verified.
 */
final class FunctionEnvironmentDeclared implements Check<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.environment",
            "serves with the declared environment",
            Severity.CRITICAL,
            Set.of("lambda:GetFunction", "lambda:GetAlias"),
            Set.of("Environment"),
            "https://docs.aws.amazon.com/lambda/latest/api/API_EnvironmentResponse.html",
            "Deploy the stack again so that a version with the template's environment is published, or change the template if the new value is meant.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public boolean appliesTo(ExpectedFunction expected) {
        return !(expected.environment() instanceof Declared.Omitted<Map<String, Declared<Fingerprint>>>);
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (expected.environment()) {
            case Declared.Known<Map<String, Declared<Fingerprint>>>(var variables) ->
                switch (Served.read(expected, context)) {
                    case Observation.Present<FunctionFacts>(var facts, var evidence) ->
                        facts.environmentError()
                                .<Outcome>map(error -> new Outcome.Fail(
                                        "an environment that Lambda could apply", "error " + error, evidence))
                                .orElseGet(() -> compare(new TreeMap<>(variables), facts.environment(), evidence));
                    case Observation.Absent<FunctionFacts> _ -> Outcome.Skipped.because(Served.active(expected));
                    case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<Map<String, Declared<Fingerprint>>>() ->
                new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<Map<String, Declared<Fingerprint>>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<Map<String, Declared<Fingerprint>>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(
            SortedMap<String, Declared<Fingerprint>> declared, Map<String, Fingerprint> live, Evidence evidence) {
        var differences = new ArrayList<String>();
        var secrets = new ArrayList<String>();
        var unresolved = new ArrayList<String>();
        declared.forEach((name, value) -> {
            if (!live.containsKey(name)) {
                differences.add(name + " is missing");
                return;
            }
            switch (value) {
                case Declared.Known<Fingerprint>(var fingerprint) -> {
                    if (!fingerprint.equals(live.get(name))) {
                        differences.add(name + " has another value");
                    }
                }
                case Declared.Secret<Fingerprint>(var reason) -> secrets.add(reason);
                case Declared.Unresolved<Fingerprint>(var reason) -> unresolved.add(reason);
                case Declared.Omitted<Fingerprint>() -> unresolved.add(name + " has no value");
            }
        });
        var extra = new TreeSet<>(live.keySet());
        extra.removeAll(declared.keySet());
        extra.forEach(name -> differences.add(name + " is not declared"));
        if (!differences.isEmpty()) {
            return new Outcome.Fail(names(declared.keySet()), String.join(", ", differences), evidence);
        }
        if (!unresolved.isEmpty()) {
            return Outcomes.unresolved(String.join("; ", unresolved));
        }
        if (secrets.isEmpty()) {
            return new Outcome.Pass(names(declared.keySet()), evidence);
        }
        return secrets.size() == declared.size()
                ? Outcomes.unverified(String.join("; ", secrets))
                : new Outcome.Pass(
                        names(declared.keySet()) + "; not verified: " + String.join("; ", secrets), evidence);
    }

    private static String names(Set<String> names) {
        return names.isEmpty() ? "no variables" : "the declared values of " + String.join(", ", names);
    }
}
