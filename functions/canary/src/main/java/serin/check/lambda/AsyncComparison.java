package serin.check.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.finding.Outcome;
import serin.observation.Evidence;

/** Collects in what a configuration differs; a difference that is certain outweighs a part that is not known. */
final class AsyncComparison {
    private final List<String> expected = new ArrayList<>();
    private final List<String> actual = new ArrayList<>();
    private final List<String> same = new ArrayList<>();
    private final List<Outcome> unverified = new ArrayList<>();

    <T> void compare(String name, Declared<T> declared, T live) {
        known(declared).ifPresent(value -> {
            if (value.equals(live)) {
                same.add(name + " " + live);
            } else {
                expected.add(name + " " + value);
                actual.add(name + " " + live);
            }
        });
    }

    /** The known value; what is secret or unresolved is kept as a part that nobody can verify. */
    <T> Optional<T> known(Declared<T> declared) {
        switch (declared) {
            case Declared.Known<T> _, Declared.Omitted<T> _ -> {}
            case Declared.Secret<T>(var reason) -> unverified.add(Outcomes.unverified(reason));
            case Declared.Unresolved<T>(var reason) -> unverified.add(Outcomes.unresolved(reason));
        }
        return declared.known();
    }

    boolean fails() {
        return !actual.isEmpty();
    }

    Outcome fail(Evidence evidence) {
        return new Outcome.Fail(String.join(", ", expected), String.join(", ", actual), evidence);
    }

    /** What cannot be verified; Unknown where the template does not even declare it. */
    Outcome unverified() {
        return unverified.stream()
                .findFirst()
                .orElseGet(() -> Outcomes.unresolved("FunctionName or Qualifier is not declared"));
    }

    /** The outcome when nothing differs. */
    Outcome outcome(Evidence evidence) {
        return unverified.stream()
                .filter(Outcome.Unknown.class::isInstance)
                .findFirst()
                .or(() -> unverified.stream().findFirst())
                .orElseGet(() -> new Outcome.Pass(same.isEmpty() ? "there" : String.join(", ", same), evidence));
    }
}
