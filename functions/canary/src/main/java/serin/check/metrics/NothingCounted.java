package serin.check.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.Expectation;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.MetricQuery;
import serin.observation.Observation;

/**
 * "None of these in the last hours", as one row of a table.
 *
 * <p>Many a metric is sent only when it is not zero, so that no data point says nothing by itself. It passes where there is traffic
 * besides, whose data points show that this resource's metrics arrive.
 *
 * @param about the kind of expectation
 * @param counted the metrics whose sum must be 0; Unknown where nobody can say which these are
 * @param traffic metrics that show that there was something to count; may be the same
 * @param noun what is counted, such as {@code errors}
 * @param use what traffic is called, such as {@code invocations}
 * @param since from when on it counts
 * @param cause the finding that explains it
 */
public record NothingCounted<E extends Expectation>(
        CheckInfo info,
        Class<E> about,
        Function<E, Declared<List<MetricQuery>>> counted,
        Function<E, List<MetricQuery>> traffic,
        String noun,
        String use,
        BiFunction<E, Context, Instant> since,
        BiFunction<E, Context, Optional<FindingRef>> cause)
        implements MeteredCheck<E> {
    /**
     * How far back counts: what happened is seen by three hourly runs, and what has been mended is green again after three hours.
     */
    public static final Duration WINDOW = Duration.ofHours(3);

    @Override
    public Stream<MetricQuestion> questions(E expected, Context context) {
        var sought = counted.apply(expected).known().orElse(List.of()).stream();
        return Stream.concat(sought, traffic.apply(expected).stream())
                .map(query -> new MetricQuestion(query, window(context)));
    }

    /** The beginning of the window. The canary is silent in the maintenance window, so what happened then counts on the first day after. */
    public static Instant window(Context context) {
        return context.stack()
                .maintenanceWindow()
                .known()
                .map(closed -> closed.before(context.now(), WINDOW))
                .orElseGet(() -> context.now().minus(WINDOW));
    }

    @Override
    public Outcome examine(E expected, Context context) {
        return switch (counted.apply(expected)) {
            case Declared.Known<List<MetricQuery>>(var metrics) -> examine(expected, metrics, context);
            case Declared.Omitted<List<MetricQuery>>() -> new Outcome.Skipped("it has no such metrics");
            case Declared.Secret<List<MetricQuery>>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<List<MetricQuery>>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private Outcome examine(E expected, List<MetricQuery> metrics, Context context) {
        var from = since.apply(expected, context);
        return switch (Total.of(metrics, from, context)) {
            case Observation.Present<Total>(var found, var evidence) ->
                found.sum() > 0
                        ? new Outcome.Fail(
                                "no " + noun + " since " + from, count(found), evidence, cause.apply(expected, context))
                        : none(expected, found, from, evidence, context);
            case Observation.Absent<Total>(var what, var _) -> new Outcome.Skipped(what);
            case Observation.Unreadable<Total> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private Outcome none(E expected, Total found, Instant from, Evidence evidence, Context context) {
        return switch (Total.of(traffic.apply(expected), from, context)) {
            case Observation.Present<Total>(var used, var _) ->
                found.minutes() == 0 && used.minutes() == 0
                        ? new Outcome.Skipped("no " + use + " since " + from + ", so there is nothing to count")
                        : new Outcome.Pass("no " + noun + " since " + from, evidence);
            case Observation.Absent<Total>(var what, var _) -> new Outcome.Skipped(what);
            case Observation.Unreadable<Total> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private String count(Total found) {
        var number = found.sum() == Math.rint(found.sum())
                ? String.valueOf(Math.round(found.sum()))
                : String.format(Locale.ROOT, "%.1f", found.sum());
        return number + " " + noun
                + found.last()
                        .map(last -> ", the last in the minute of " + last)
                        .orElse("");
    }
}
