package localcloud.iam;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A condition operator without its prefix and suffix.
 *
 * @param negated whether a value must meet none of the policy's values
 * @param variables whether policy variables count in its values
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
record Operator(String name, Comparison comparison, boolean negated, boolean variables) {
    /** Asks for the key itself, not for its value. */
    static final String NULL = "Null";

    private static final Map<String, Operator> ALL = all();

    static Optional<Operator> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Operator> all() {
        var all = new HashMap<String, Operator>();
        both(all, "StringEquals", "StringNotEquals", Comparison::equal);
        both(all, "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", Comparison::equalIgnoringCase);
        both(all, "StringLike", "StringNotLike", Comparison::like);
        both(all, "ArnEquals", "ArnNotEquals", Comparison::arnLike);
        both(all, "ArnLike", "ArnNotLike", Comparison::arnLike);
        plain(all, "NumericEquals", Comparison.numeric(order -> order == 0), false);
        plain(all, "NumericNotEquals", Comparison.numeric(order -> order == 0), true);
        plain(all, "NumericLessThan", Comparison.numeric(order -> order < 0), false);
        plain(all, "NumericLessThanEquals", Comparison.numeric(order -> order <= 0), false);
        plain(all, "NumericGreaterThan", Comparison.numeric(order -> order > 0), false);
        plain(all, "NumericGreaterThanEquals", Comparison.numeric(order -> order >= 0), false);
        plain(all, "DateEquals", Comparison.date(order -> order == 0), false);
        plain(all, "DateNotEquals", Comparison.date(order -> order == 0), true);
        plain(all, "DateLessThan", Comparison.date(order -> order < 0), false);
        plain(all, "DateLessThanEquals", Comparison.date(order -> order <= 0), false);
        plain(all, "DateGreaterThan", Comparison.date(order -> order > 0), false);
        plain(all, "DateGreaterThanEquals", Comparison.date(order -> order >= 0), false);
        // The operators' page lets variables into Bool, the variables' page does not; the one of the operator is taken.
        all.put("Bool", new Operator("Bool", Comparison::bool, false, true));
        plain(all, "BinaryEquals", Comparison::equal, false);
        plain(all, "IpAddress", Comparison::inRange, false);
        plain(all, "NotIpAddress", Comparison::inRange, true);
        plain(all, NULL, Comparison::bool, false);
        return Map.copyOf(all);
    }

    private static void both(Map<String, Operator> all, String positive, String negative, Comparison comparison) {
        all.put(positive, new Operator(positive, comparison, false, true));
        all.put(negative, new Operator(negative, comparison, true, true));
    }

    private static void plain(Map<String, Operator> all, String name, Comparison comparison, boolean negated) {
        all.put(name, new Operator(name, comparison, negated, false));
    }
}
