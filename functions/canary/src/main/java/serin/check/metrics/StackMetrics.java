package serin.check.metrics;

import serin.check.Context;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Observation;

/** The metrics of the whole stack. A run makes its own. */
public interface StackMetrics {

    /**
     * The data points of a metric that some check has asked for, from when it asked for them to the start of the run.
     *
     * @throws IllegalArgumentException when no check has
     */
    Observation<MetricSeries> series(MetricQuery query, Context context);
}
