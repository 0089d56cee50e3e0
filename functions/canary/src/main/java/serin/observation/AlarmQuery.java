package serin.observation;

import java.util.Map;
import java.util.Objects;

/**
 * One of the queries that an alarm on metric math is made of. What is not said is empty.
 *
 * @param id by which other queries call it
 * @param expression the formula; empty for a metric
 * @param metric of a metric, its name; {@code namespace}, {@code dimensions} and {@code statistic} belong to it
 * @param periodSeconds as a text
 * @param returnsData whether this is the one that the alarm watches
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html">MetricDataQuery</a>
 */
public record AlarmQuery(
        String id,
        String expression,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String statistic,
        String periodSeconds,
        boolean returnsData) {
    public AlarmQuery {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(expression, "expression is null");
        Objects.requireNonNull(namespace, "namespace is null");
        Objects.requireNonNull(metric, "metric is null");
        dimensions = Map.copyOf(dimensions);
        Objects.requireNonNull(statistic, "statistic is null");
        Objects.requireNonNull(periodSeconds, "periodSeconds is null");
    }

    @Override
    public String toString() {
        return id + " = "
                + (expression.isEmpty()
                        ? statistic + " of " + namespace + " " + metric + " " + new java.util.TreeMap<>(dimensions)
                        : expression)
                + (periodSeconds.isEmpty() ? "" : " each " + periodSeconds + " s");
    }
}
