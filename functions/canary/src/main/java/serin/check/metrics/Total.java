package serin.check.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Context;
import serin.observation.Evidence;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Observation;

/**
 * What several metrics come to, together.
 *
 * @param minutes how many data points there are
 * @param sum of their values
 * @param last the latest data point whose value is not 0
 */
public record Total(int minutes, double sum, Optional<Instant> last) {

    /** Present only if every metric is. */
    public static Observation<Total> of(List<MetricQuery> queries, Instant since, Context context) {
        Observation<Total> total =
                new Observation.Present<>(new Total(0, 0, Optional.empty()), Evidence.of(MeteredCheck.READS));
        for (var query : queries) {
            var next = context.metrics().series(query, context).map(series -> of(series, since));
            total = switch (total) {
                case Observation.Present<Total>(var sum, var _) -> next.map(sum::plus);
                case Observation.Absent<Total> absent -> absent;
                case Observation.Unreadable<Total> unreadable -> unreadable;
            };
        }
        return total;
    }

    private static Total of(MetricSeries series, Instant since) {
        var points = series.since(since).toList();
        return new Total(
                points.size(),
                points.stream().mapToDouble(MetricSeries.Point::value).sum(),
                points.stream()
                        .filter(point -> point.value() > 0)
                        .map(MetricSeries.Point::at)
                        .max(Instant::compareTo));
    }

    private Total plus(Total other) {
        return new Total(
                minutes + other.minutes(),
                sum + other.sum(),
                Stream.of(last, other.last()).flatMap(Optional::stream).max(Instant::compareTo));
    }
}
