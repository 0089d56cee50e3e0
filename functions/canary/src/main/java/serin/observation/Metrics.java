package serin.observation;

import java.time.Instant;
import java.util.List;

/** CloudWatch's metrics. */
public interface Metrics {

    /** As many queries as one call takes. */
    int MOST_QUERIES = 500;

    /**
     * {@code cloudwatch:GetMetricData}: the sum of each metric's data points, in the order of the queries. Delivery of metrics is
     * best-effort: no data point is no proof that nothing happened.
     *
     * @param queries at most {@link #MOST_QUERIES}
     * @param from the beginning of the time range; its whole minute counts
     * @param until the end of it
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
     */
    Observation<List<MetricFacts>> sums(List<MetricQuery> queries, Instant from, Instant until);
}
