package serin.observation;

import java.util.Map;
import java.util.Objects;

/**
 * One metric, by its exact set of dimensions: CloudWatch answers no other set's data points.
 *
 * @param namespace such as {@code AWS/Lambda}
 * @param name such as {@code Errors}
 * @param dimensions values by name
 */
public record MetricQuery(String namespace, String name, Map<String, String> dimensions) {
    public MetricQuery {
        Objects.requireNonNull(namespace, "namespace is null");
        Objects.requireNonNull(name, "name is null");
        dimensions = Map.copyOf(dimensions);
    }
}
