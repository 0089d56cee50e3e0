package serin.check.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.Expectation;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Metrics;
import serin.observation.Observation;

/**
 * The metrics of one run: the first check that asks has those of all checks asked for, in one call for what is recent and one for what
 * lies further back, for each 500 metrics.
 *
 * <p>Safe for use by several threads; all wait for the same answer.
 */
public final class MetricsOnce implements StackMetrics {
    /** A day, and what a schedule may be late. */
    static final Duration RECENT = Duration.ofHours(26);

    /** CloudWatch keeps data points of one minute for 15 days, of five minutes for 63. */
    private static final Duration BY_THE_MINUTE = Duration.ofDays(14);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Check<?>> catalogue;
    private final AtomicReference<Optional<FutureTask<Map<MetricQuery, Observation<MetricSeries>>>>> asked =
            new AtomicReference<>(Optional.empty());

    /** @param catalogue the checks whose metrics are asked for */
    public MetricsOnce(List<Check<?>> catalogue) {
        this.catalogue = List.copyOf(catalogue);
    }

    @Override
    public Observation<MetricSeries> series(MetricQuery query, Context context) {
        var task = asked.updateAndGet(
                        there -> there.isPresent() ? there : Optional.of(new FutureTask<>(() -> ask(context))))
                .orElseThrow();
        // Of several who come here at the same time, one runs the task and for the others this does nothing.
        task.run();
        try {
            return Optional.ofNullable(task.get().get(query))
                    .orElseThrow(() -> new IllegalArgumentException("no check has asked for " + query));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observation.Unreadable<>(
                    MeteredCheck.READS, Observation.Reason.TIMED_OUT, "the run ended while the call was under way");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the metrics could not be asked for", e.getCause());
        }
    }

    private Map<MetricQuery, Observation<MetricSeries>> ask(Context context) {
        var from = catalogue.stream()
                .flatMap(check -> questions(check, context))
                .collect(Collectors.toMap(
                        MetricQuestion::query,
                        MetricQuestion::from,
                        (one, other) -> one.isBefore(other) ? one : other));
        var recently = context.now().minus(RECENT);
        var answers = new HashMap<MetricQuery, Observation<MetricSeries>>();
        from.entrySet().stream()
                .collect(Collectors.partitioningBy(
                        entry -> entry.getValue().isBefore(recently),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .forEach((farther, queries) -> {
                    var earliest =
                            farther ? queries.stream().map(from::get).min(Instant::compareTo) : Optional.of(recently);
                    earliest.ifPresent(start -> inCalls(queries, start, context, answers));
                });
        return answers;
    }

    private static <E extends Expectation> Stream<MetricQuestion> questions(Check<E> check, Context context) {
        return check instanceof MeteredCheck<E> metered
                ? context.stack()
                        .all(check.about())
                        .filter(expected -> expected.resource().physicalId().isPresent())
                        .filter(check::appliesTo)
                        .flatMap(expected -> questions(metered, expected, context).stream())
                : Stream.empty();
    }

    /** None of a check that cannot ask: its own finding then says why, and the others' answers are there. */
    private static <E extends Expectation> List<MetricQuestion> questions(
            MeteredCheck<E> check, E expected, Context context) {
        try {
            return check.questions(expected, context).toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    private static void inCalls(
            List<MetricQuery> queries,
            Instant from,
            Context context,
            Map<MetricQuery, Observation<MetricSeries>> answers) {
        var period = from.isBefore(context.now().minus(BY_THE_MINUTE)) ? MINUTE.multipliedBy(5) : MINUTE;
        // The start of the run is told in whole seconds, which are cut off.
        var until = context.now().plusSeconds(1);
        for (var start = 0; start < queries.size(); start += Metrics.MOST_QUERIES) {
            var part = queries.subList(start, Math.min(queries.size(), start + Metrics.MOST_QUERIES));
            var answer = context.cloud().metrics().series(part, period, from, until);
            IntStream.range(0, part.size())
                    .forEach(number -> answers.put(part.get(number), answer.map(all -> all.get(number))));
        }
    }
}
