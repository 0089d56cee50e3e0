package localcloud.service.lambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import localcloud.service.Metrics;
import localcloud.service.Metrics.DataPoint;

/**
 * What Lambda itself measures of each invocation, by function, by alias or version, and by the version that an alias led to.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Types of metrics</a>
 */
final class FunctionMetrics {
    private static final String NAMESPACE = "AWS/Lambda";

    private final Functions functions;
    private final Metrics metrics;

    FunctionMetrics(Functions functions, Metrics metrics) {
        this.functions = functions;
        this.metrics = metrics;
    }

    /**
     * One run to its end.
     *
     * @param at when it began: "The timestamp on a metric reflects when the function was invoked."
     * @param concurrent runs of the function at that moment, this one included
     */
    void ran(FunctionReference reference, String version, Instant at, boolean failed, Duration took, int concurrent) {
        for (var dimensions : dimensions(reference, version)) {
            put("Invocations", dimensions, at, 1);
            put("Errors", dimensions, at, failed ? 1 : 0);
            put("Throttles", dimensions, at, 0);
            put("Duration", dimensions, at, took.toNanos() / 1e6);
            put("ConcurrentExecutions", dimensions, at, concurrent);
        }
    }

    /** "Throttled requests and other invocation errors don't count as either Invocations or Errors." */
    void throttled(FunctionReference reference, String version, Instant at) {
        dimensions(reference, version).forEach(dimensions -> put("Throttles", dimensions, at, 1));
    }

    private List<SortedMap<String, String>> dimensions(FunctionReference reference, String version) {
        var resource = reference.qualified() ? reference.name() + ":" + reference.qualifier() : reference.name();
        var sets = new ArrayList<SortedMap<String, String>>();
        sets.add(set("FunctionName", reference.name()));
        sets.add(set("FunctionName", reference.name(), "Resource", resource));
        if (functions.alias(reference.name(), reference.qualifier()).isPresent()) {
            sets.add(set("FunctionName", reference.name(), "Resource", resource, "ExecutedVersion", version));
        }
        return sets;
    }

    private static SortedMap<String, String> set(String... namesAndValues) {
        var set = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return set;
    }

    private void put(String name, SortedMap<String, String> dimensions, Instant at, double value) {
        metrics.add(new DataPoint(NAMESPACE, name, dimensions, value, at));
    }
}
