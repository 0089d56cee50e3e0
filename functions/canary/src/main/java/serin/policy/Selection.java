package serin.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an element of a statement picks: these values, or with {@code Not…} all but these.
 *
 * @param negated whether the element is {@code NotAction}, {@code NotResource} or {@code NotPrincipal}
 * @param values in the order in which they were written, which is not part of their meaning
 */
public record Selection<T>(boolean negated, Set<T> values) {
    private static final int SHOWN = 4;

    public Selection {
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** What an element that is not there picks. */
    public static <T> Selection<T> none() {
        return new Selection<>(false, Set.of());
    }

    public static <T> Selection<T> of(T value) {
        return new Selection<>(false, Set.of(value));
    }

    /** Whether something of which the values are known by that test is picked. */
    boolean picks(Predicate<T> isIt) {
        return values.stream().anyMatch(isIt) != negated;
    }

    boolean isNone() {
        return !negated && values.isEmpty();
    }

    @Override
    public String toString() {
        var more = values.size() - SHOWN;
        return (negated ? "all but " : "")
                + values.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
