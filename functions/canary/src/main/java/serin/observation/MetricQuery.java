package serin.observation;

import java.util.Map;
import java.util.Objects;

/**
 * One metric, by its exact set of dimensions: CloudWatch answers no other set's data points.
 *
 * @param namespace such as {@code AWS/Lambda}
 * @param name such as {@code Errors}
 * @param dimensions values by name
 * @param statistic what the values of a period come to
 */
public record MetricQuery(String namespace, String name, Map<String, String> dimensions, Statistic statistic) {
    public MetricQuery {
        Objects.requireNonNull(namespace, "namespace is null");
        Objects.requireNonNull(name, "name is null");
        dimensions = Map.copyOf(dimensions);
        Objects.requireNonNull(statistic, "statistic is null");
    }

    /** Sums. */
    public MetricQuery(String namespace, String name, Map<String, String> dimensions) {
        this(namespace, name, dimensions, Statistic.SUM);
    }

    /** What the values of a period come to. */
    public enum Statistic {
        SUM,
        MAXIMUM
    }
}
