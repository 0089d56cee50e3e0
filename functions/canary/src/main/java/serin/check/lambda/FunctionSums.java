package serin.check.lambda;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import serin.check.metrics.MeteredCheck;
import serin.check.metrics.NothingCounted;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.Severity;
import serin.observation.MetricQuery;
import serin.observation.MetricQuery.Statistic;

/** What must not be counted of a function. Lambda sends Errors for each invocation, 0 where it succeeded. */
final class FunctionSums {
    private static final String PAGE = "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html";
    private static final String ERRORS = "lambda.function.errors";
    private static final String DROPPED = "lambda.function.async-dropped";

    /** The ids of those that say that an event was not handled. */
    static final Set<String> FAILING = Set.of(ERRORS, DROPPED);

    static final List<NothingCounted<ExpectedFunction>> ALL = List.of(
            row(
                    new CheckInfo(
                            ERRORS,
                            "has had no errors lately",
                            Severity.HIGH,
                            Set.of(MeteredCheck.READS),
                            Set.of(),
                            PAGE,
                            "Read the function's log of that minute; what it could not handle lies in its failures queue."),
                    function -> FunctionMetric.served(function, "Errors", Statistic.SUM),
                    "errors"),
            row(
                    new CheckInfo(
                            "lambda.function.throttles",
                            "has not been throttled lately",
                            Severity.HIGH,
                            Set.of(MeteredCheck.READS),
                            Set.of(),
                            PAGE,
                            "Raise the function's concurrency, or the account's, or let less arrive at once."),
                    function -> FunctionMetric.served(function, "Throttles", Statistic.SUM),
                    "throttled requests"),
            row(
                    new CheckInfo(
                            DROPPED,
                            "has dropped no event lately",
                            Severity.HIGH,
                            Set.of(MeteredCheck.READS),
                            Set.of(),
                            PAGE,
                            "Look into the function's OnFailure destination, mend what it could not handle, and send the events again."),
                    function -> FunctionMetric.whole(function, "AsyncEventsDropped"),
                    "dropped events"));

    private FunctionSums() {}

    private static NothingCounted<ExpectedFunction> row(
            CheckInfo info, Function<ExpectedFunction, MetricQuery> counted, String noun) {
        return new NothingCounted<>(
                info,
                ExpectedFunction.class,
                function -> new Declared.Known<>(List.of(counted.apply(function))),
                function -> List.of(FunctionMetric.served(function, "Errors", Statistic.SUM)),
                noun,
                "invocation",
                (function, context) -> FunctionMetric.serving(function, NothingCounted.window(context), context),
                FunctionMetric::cause);
    }
}
