package serin.check.lambda;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.metrics.MeteredCheck;
import serin.check.metrics.MetricQuestion;
import serin.expectation.ExpectedFunction;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.FunctionFacts;
import serin.observation.MetricQuery;
import serin.observation.MetricQuery.Statistic;
import serin.observation.MetricSeries;
import serin.observation.Observation;

/**
 * The longest run of the last day is well below the time-out. A day, not the three hours in which errors count: a function that runs once a
 * day is as slow tomorrow, and nothing but a new version mends it.
 */
final class FunctionDurationHeadroom implements MeteredCheck<ExpectedFunction> {
    static final CheckInfo INFO = new CheckInfo(
            "lambda.function.duration-headroom",
            "stays below 80 % of its time-out",
            Severity.HIGH,
            Set.of(MeteredCheck.READS, "lambda:GetFunction"),
            Set.of(),
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
            "Give the function more memory or a longer time-out, or let it do less at once.");

    private static final Duration WINDOW = Duration.ofHours(26);
    private static final double SHARE = 0.8;
    private static final double MILLIS = 1000;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedFunction> about() {
        return ExpectedFunction.class;
    }

    @Override
    public Stream<MetricQuestion> questions(ExpectedFunction expected, Context context) {
        return Stream.of(new MetricQuestion(duration(expected), context.now().minus(WINDOW)));
    }

    @Override
    public Outcome examine(ExpectedFunction expected, Context context) {
        return switch (Served.read(expected, context)) {
            case Observation.Present<FunctionFacts>(var facts, var _) ->
                longest(expected, facts.timeoutSeconds(), context);
            case Observation.Absent<FunctionFacts> _ -> Served.absence(expected, context);
            case Observation.Unreadable<FunctionFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome longest(ExpectedFunction expected, int timeoutSeconds, Context context) {
        return switch (context.metrics().series(duration(expected), context)) {
            case Observation.Present<MetricSeries>(var series, var evidence) -> {
                var since = FunctionMetric.serving(expected, context.now().minus(WINDOW), context);
                yield series.since(since)
                        .max(Comparator.comparingDouble(MetricSeries.Point::value))
                        .map(longest -> judge(expected, longest, timeoutSeconds, evidence, context))
                        .orElseGet(() -> new Outcome.Skipped(
                                "no invocation since " + since + ", so there is nothing to measure"));
            }
            case Observation.Absent<MetricSeries>(var what, var _) -> new Outcome.Skipped(what);
            case Observation.Unreadable<MetricSeries> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(
            ExpectedFunction expected,
            MetricSeries.Point longest,
            int timeoutSeconds,
            Evidence evidence,
            Context context) {
        var seconds = longest.value() / MILLIS;
        var found = String.format(
                Locale.ROOT, "%.1f s of %d s, in the minute of %s", seconds, timeoutSeconds, longest.at());
        if (seconds < SHARE * timeoutSeconds) {
            return new Outcome.Pass(found, evidence);
        }
        var limit = String.format(Locale.ROOT, "less than %.1f s, 80 %% of the time-out", SHARE * timeoutSeconds);
        return new Outcome.Fail(limit, found, evidence, cause(expected, context));
    }

    private static Optional<FindingRef> cause(ExpectedFunction expected, Context context) {
        return FunctionMetric.cause(expected, context);
    }

    private static MetricQuery duration(ExpectedFunction expected) {
        return FunctionMetric.served(expected, "Duration", Statistic.MAXIMUM);
    }
}
