package localcloud.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operator, one key and the values that the policy gives it.
 *
 * @param ifExists whether an absent key makes it true
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     Set operators</a>
 */
record Condition(Quantifier quantifier, Operator operator, boolean ifExists, String key, List<Template> values) {

    /** How many of the request's values must meet the policy's. */
    enum Quantifier {
        /** The key has one value. */
        SINGLE,
        FOR_ALL_VALUES,
        FOR_ANY_VALUE
    }

    private static final String IF_EXISTS = "IfExists";

    Condition {
        values = List.copyOf(values);
    }

    /**
     * From the operator as a policy writes it, such as {@code ForAnyValue:StringLikeIfExists}.
     *
     * @param variables whether the policy's version knows variables
     */
    static Condition of(String written, String key, List<String> values, boolean variables)
            throws MalformedPolicyException {
        var name = written;
        var quantifier = Quantifier.SINGLE;
        if (name.startsWith("ForAllValues:")) {
            quantifier = Quantifier.FOR_ALL_VALUES;
        } else if (name.startsWith("ForAnyValue:")) {
            quantifier = Quantifier.FOR_ANY_VALUE;
        }
        name = name.substring(name.indexOf(':') + 1);
        var ifExists = name.endsWith(IF_EXISTS);
        name = ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name;
        var operator = Operator.named(name);
        if (operator.isEmpty() || (ifExists && name.equals(Operator.NULL))) {
            throw new MalformedPolicyException("Invalid Condition type : " + shortened(written) + ".");
        }
        var templates = new ArrayList<Template>();
        for (var value : values) {
            templates.add(Template.of(value, variables && operator.get().variables()));
        }
        return new Condition(quantifier, operator.get(), ifExists, key, templates);
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    boolean holds(Context context) {
        var given = context.values(key);
        if (operator.name().equals(Operator.NULL)) {
            var isAbsent = Boolean.toString(given.isEmpty() || given.get().isEmpty());
            return values.stream()
                    .anyMatch(
                            value -> Comparison.bool(isAbsent, value.in(context).orElseThrow()));
        }
        if (given.isEmpty() || isNoData(given)) {
            return switch (quantifier) {
                case FOR_ALL_VALUES -> true;
                case FOR_ANY_VALUE -> ifExists && given.isEmpty();
                case SINGLE -> ifExists || operator.negated();
            };
        }
        return switch (quantifier) {
            case FOR_ANY_VALUE -> given.get().stream().anyMatch(value -> meets(value, context));
            case FOR_ALL_VALUES -> given.get().stream().allMatch(value -> meets(value, context));
            // AWS says nothing of several values without a set operator; here one that matches is enough.
            case SINGLE ->
                operator.negated()
                        ? given.get().stream().allMatch(value -> meets(value, context))
                        : given.get().stream().anyMatch(value -> meets(value, context));
        };
    }

    /** An empty list; for the set operators an empty text as well, says their page. */
    private boolean isNoData(Optional<List<String>> given) {
        return given.orElseThrow().isEmpty()
                || (quantifier != Quantifier.SINGLE
                        && given.orElseThrow().stream().allMatch(String::isEmpty));
    }

    private boolean meets(String value, Context context) {
        for (var each : values) {
            var wanted = each.in(context);
            if (wanted.isPresent() && operator.comparison().met(value, wanted.get())) {
                return !operator.negated();
            }
        }
        return operator.negated();
    }
}
