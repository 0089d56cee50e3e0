package serin.metric;

import java.util.Objects;
import java.util.Optional;

/**
 * One value of one metric in the namespace {@value #NAMESPACE}.
 *
 * @param stack the stack's name, the dimension {@code Stack}
 * @param kind the dimension {@code Kind}; empty for a metric of the whole stack, which has only the other
 */
public record Metric(String stack, Optional<ComponentKind> kind, String name, Unit unit, double value) {
    public static final String NAMESPACE = "Serin";

    /** CloudWatch's units that occur. */
    public enum Unit {
        COUNT,
        PERCENT,
        MILLISECONDS,
        SECONDS
    }

    public Metric {
        Objects.requireNonNull(stack, "stack is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(unit, "unit is null");
        if (!Double.isFinite(value) || value < 0) {
            throw new IllegalArgumentException(name + " must be finite and not negative, was " + value);
        }
    }
}
