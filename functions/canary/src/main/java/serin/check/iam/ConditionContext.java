package serin.check.iam;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.observation.Simulation;
import serin.observation.Simulation.ContextValue;
import serin.policy.Condition;

/**
 * The context under which a statement's condition holds.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
final class ConditionContext {
    /** Operators that hold when the key has the very value that the condition gives. */
    private static final Map<String, Simulation.Type> EQUALITIES = Map.ofEntries(
            Map.entry("stringequals", Simulation.Type.STRING),
            Map.entry("stringequalsignorecase", Simulation.Type.STRING),
            Map.entry("stringlike", Simulation.Type.STRING),
            Map.entry("arnlike", Simulation.Type.STRING),
            Map.entry("bool", Simulation.Type.BOOLEAN),
            Map.entry("numericequals", Simulation.Type.NUMERIC),
            Map.entry("numericlessthanequals", Simulation.Type.NUMERIC),
            Map.entry("numericgreaterthanequals", Simulation.Type.NUMERIC),
            Map.entry("dateequals", Simulation.Type.DATE),
            Map.entry("datelessthanequals", Simulation.Type.DATE),
            Map.entry("dategreaterthanequals", Simulation.Type.DATE),
            Map.entry("ipaddress", Simulation.Type.IP));

    private static final String IF_EXISTS = "ifexists";

    private ConditionContext() {}

    /** A value for each key of the conditions; empty when there is a condition of which nobody can say what would meet it. */
    static Optional<Set<ContextValue>> of(Collection<Condition> conditions) {
        var values = new LinkedHashMap<String, ContextValue>();
        for (var condition : conditions) {
            var value = of(condition);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            var other = values.put(condition.key().lower(), value.get());
            if (other != null && !other.value().equals(value.get().value())) {
                return Optional.empty();
            }
        }
        return Optional.of(Set.copyOf(values.values()));
    }

    private static Optional<ContextValue> of(Condition condition) {
        var operator = condition.operator().lower();
        var list = operator.startsWith("foranyvalue:") || operator.startsWith("forallvalues:");
        var plain = operator.substring(operator.indexOf(':') + 1);
        var type = EQUALITIES.get(
                plain.endsWith(IF_EXISTS) ? plain.substring(0, plain.length() - IF_EXISTS.length()) : plain);
        var first = condition.values().stream().sorted().findFirst();
        if (type == null || first.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ContextValue(
                condition.key().written(),
                value(type, first.get()),
                list && type == Simulation.Type.STRING ? Simulation.Type.STRING_LIST : type));
    }

    private static String value(Simulation.Type type, String value) {
        return switch (type) {
            // An address of the block: its first.
            case IP -> value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
            case BOOLEAN -> value.toLowerCase(Locale.ROOT);
            case STRING, STRING_LIST, NUMERIC, DATE -> value;
        };
    }
}
