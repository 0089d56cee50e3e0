package serin.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a statement's {@code Condition}: the operator, the key, and the values of which one must hold.
 *
 * <p>{@code ArnEquals} and {@code ArnLike} behave identically, so they are one; likewise their negations.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
public record Condition(Word operator, Word key, Set<String> values) {
    public Condition {
        operator = sameAs(operator);
        var words = operator.lower().contains("bool") || operator.lower().contains("null");
        var plain = new LinkedHashSet<String>();
        for (var value : values) {
            plain.add(words ? value.toLowerCase(Locale.ROOT) : value);
        }
        values = Collections.unmodifiableSet(plain);
    }

    @Override
    public String toString() {
        return operator + " " + key + " " + new Selection<>(false, values);
    }

    private static Word sameAs(Word operator) {
        var lower = operator.lower();
        if (lower.contains("arnequals")) {
            return new Word(operator.written().replaceAll("(?i)ArnEquals", "ArnLike"));
        }
        return lower.contains("arnnotequals")
                ? new Word(operator.written().replaceAll("(?i)ArnNotEquals", "ArnNotLike"))
                : operator;
    }
}
