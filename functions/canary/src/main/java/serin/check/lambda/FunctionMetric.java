package serin.check.lambda;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.check.metrics.Changed;
import serin.expectation.ExpectedFunction;
import serin.finding.FindingRef;
import serin.observation.MetricQuery;
import serin.observation.MetricQuery.Statistic;

/**
 * Lambda's metrics of what a function serves.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html">Dimensions</a>
 */
final class FunctionMetric {
    private static final String NAMESPACE = "AWS/Lambda";

    private FunctionMetric() {}

    /** Of the alias by which the stack calls the function; of the function where there is none. */
    static MetricQuery served(ExpectedFunction function, String name, Statistic statistic) {
        var dimensions = function.alias()
                .flatMap(alias -> alias.name().known())
                .map(alias -> Map.of("FunctionName", function.name(), "Resource", function.name() + ":" + alias))
                .orElseGet(() -> Map.of("FunctionName", function.name()));
        return new MetricQuery(NAMESPACE, name, dimensions, statistic);
    }

    /** Of all versions together: the metrics of asynchronous invocations are documented for no other dimension. */
    static MetricQuery whole(ExpectedFunction function, String name) {
        return new MetricQuery(NAMESPACE, name, Map.of("FunctionName", function.name()));
    }

    /**
     * The minute from which on the version serves that serves now, if that is later: what was wrong with an earlier one is mended. A data
     * point stands for a whole minute, so the minute of the change counts.
     */
    static Instant serving(ExpectedFunction function, Instant from, Context context) {
        var moved = function.alias().map(alias -> alias.resource()).orElseGet(function::resource);
        return Changed.resource(moved, context)
                .map(changed -> changed.truncatedTo(ChronoUnit.MINUTES))
                .filter(changed -> changed.isAfter(from))
                .orElse(from);
    }

    /** The finding that explains why the function fails, is slow or is not let run. */
    static Optional<FindingRef> cause(ExpectedFunction function, Context context) {
        return FailedFinding.of(Served.ACTIVE, function.resource(), context)
                .or(() -> FailedFinding.of(FunctionConcurrencyDeclared.INFO.id(), function.resource(), context))
                .or(() -> LambdaChecks.misconfiguration(function, context))
                .or(() -> FailedFinding.first(id -> id.startsWith("probe."), function.resource(), context));
    }
}
