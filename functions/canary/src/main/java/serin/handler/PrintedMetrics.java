package serin.handler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import serin.metric.ComponentKind;
import serin.metric.Metric;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/**
 * Metrics as lines in the function's log, of which CloudWatch makes metrics
 * (<a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html">embedded metric
 * format</a>): one line for each set of dimensions. It calls nothing, and needs no permission.
 */
final class PrintedMetrics implements Consumer<List<Metric>> {

    @Override
    public void accept(List<Metric> metrics) {
        var lines = metrics.stream()
                .collect(Collectors.groupingBy(
                        metric -> dimensions(metric.stack(), metric.kind()), LinkedHashMap::new, Collectors.toList()));
        lines.forEach((dimensions, values) ->
                MetricsFactory.getMetricsInstance().flushMetrics(line -> fill(line, dimensions, values)));
    }

    private static void fill(Metrics line, Map<String, String> dimensions, List<Metric> values) {
        line.setNamespace(Metric.NAMESPACE);
        // One set of all dimensions: addDimension would make one set of each.
        line.setDefaultDimensions(DimensionSet.of(dimensions));
        values.forEach(metric -> line.addMetric(metric.name(), metric.value(), unit(metric.unit())));
    }

    private static Map<String, String> dimensions(String stack, Optional<ComponentKind> kind) {
        var dimensions = new LinkedHashMap<String, String>();
        dimensions.put("Stack", stack);
        kind.ifPresent(known -> dimensions.put("Kind", known.word()));
        return dimensions;
    }

    private static MetricUnit unit(Metric.Unit unit) {
        return switch (unit) {
            case COUNT -> MetricUnit.COUNT;
            case PERCENT -> MetricUnit.PERCENT;
            case MILLISECONDS -> MetricUnit.MILLISECONDS;
            case SECONDS -> MetricUnit.SECONDS;
        };
    }
}
