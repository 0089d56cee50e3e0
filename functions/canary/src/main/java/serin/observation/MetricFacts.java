package serin.observation;

/**
 * What a metric's data points come to.
 *
 * @param points how many there were
 * @param sum of their values; 0 where there were none
 */
public record MetricFacts(int points, double sum) {
    public MetricFacts {
        if (points < 0) {
            throw new IllegalArgumentException("points must not be negative, was " + points);
        }
    }
}
