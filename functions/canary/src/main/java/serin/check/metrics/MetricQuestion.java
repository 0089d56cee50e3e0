package serin.check.metrics;

import java.time.Instant;
import java.util.Objects;
import serin.observation.MetricQuery;

/**
 * What a check wants to know of one metric.
 *
 * @param from the earliest data point that matters
 */
public record MetricQuestion(MetricQuery query, Instant from) {
    public MetricQuestion {
        Objects.requireNonNull(query, "query is null");
        Objects.requireNonNull(from, "from is null");
    }
}
