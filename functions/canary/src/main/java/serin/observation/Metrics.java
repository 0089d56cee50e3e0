package serin.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** CloudWatch's metrics. Delivery is best-effort: no data point is no proof that nothing happened. */
public interface Metrics {

    /** As many queries as one call takes. */
    int MOST_QUERIES = 500;

    /**
     * {@code cloudwatch:GetMetricData}, all pages: each metric's data points, in the order of the queries.
     *
     * @param queries at most {@link #MOST_QUERIES}
     * @param period whole minutes. Data points of one minute are kept for 15 days, of five minutes for 63
     * @param from the beginning of the time range; its whole period counts
     * @param until the end of it
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
     */
    Observation<List<MetricSeries>> series(List<MetricQuery> queries, Duration period, Instant from, Instant until);

    /** What the data points of each metric come to, in the order of the queries; by the minute. */
    default Observation<List<MetricFacts>> sums(List<MetricQuery> queries, Instant from, Instant until) {
        return series(queries, Duration.ofMinutes(1), from, until)
                .map(all -> all.stream()
                        .map(series -> new MetricFacts(
                                series.points().size(),
                                series.points().stream()
                                        .mapToDouble(MetricSeries.Point::value)
                                        .sum()))
                        .toList());
    }
}
