package serin.check;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import serin.expectation.Declared;
import serin.expectation.Expectation;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Observation;

/**
 * "Equals the template", as one row of a table.
 *
 * @param <E> the kind of expectation
 * @param <F> the facts that are read
 * @param <T> the type of the compared value
 * @param info the check
 * @param about the kind of expectation
 * @param declared the value that the template gives
 * @param read how the facts are read
 * @param found the value among the facts
 * @param same whether two values mean the same; declared first
 * @param show how the report writes a value; never a secret
 * @param existence the id of the check that fails when the resource is absent
 */
public record PropertyCheck<E extends Expectation, F, T>(
        CheckInfo info,
        Class<E> about,
        Function<E, Declared<T>> declared,
        BiFunction<E, Context, Observation<F>> read,
        Function<F, T> found,
        BiPredicate<T, T> same,
        Function<T, String> show,
        String existence)
        implements Check<E> {

    /** A row whose values are compared by {@code equals} and shown by {@code toString}. */
    public PropertyCheck(
            CheckInfo info,
            Class<E> about,
            Function<E, Declared<T>> declared,
            BiFunction<E, Context, Observation<F>> read,
            Function<F, T> found,
            String existence) {
        this(info, about, declared, read, found, Objects::equals, String::valueOf, existence);
    }

    @Override
    public boolean appliesTo(E expected) {
        return !(declared.apply(expected) instanceof Declared.Omitted<T>);
    }

    @Override
    public Outcome examine(E expected, Context context) {
        return switch (declared.apply(expected)) {
            case Declared.Known<T>(var value) -> compare(expected, value, context);
            case Declared.Omitted<T>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<T>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<T>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private Outcome compare(E expected, T value, Context context) {
        return switch (read.apply(expected, context)) {
            case Observation.Present<F>(var facts, var evidence) -> {
                var actual = found.apply(facts);
                yield same.test(value, actual)
                        ? new Outcome.Pass(show.apply(actual), evidence)
                        : new Outcome.Fail(show.apply(value), show.apply(actual), evidence);
            }
            case Observation.Absent<F> _ ->
                Outcome.Skipped.because(
                        new FindingRef(existence, expected.resource().logicalId()));
            case Observation.Unreadable<F> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
