package serin.metric;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import serin.metric.DeploymentEvent.Phase;
import serin.metric.Metric.Unit;

/** What the end of one deployment comes to in metrics. */
public final class DeploymentMetrics {
    static final String FAILURE_RATE = "DeploymentFailureRate";

    private DeploymentMetrics() {}

    /**
     * Of an end that has not been seen before.
     *
     * @param history with this end in it; empty when it could not be read, and then the rate is left out
     */
    public static List<Metric> of(DeploymentEvent end, Optional<DeploymentHistory> history) {
        if (!end.ends() || history.map(known -> !known.counts(end)).orElse(false)) {
            return List.of();
        }
        var failed = end.phase() == Phase.FAILED;
        var metrics = new ArrayList<Metric>();
        metrics.add(metric(end, "DeploymentsSucceeded", Unit.COUNT, failed ? 0 : 1));
        metrics.add(metric(end, "DeploymentsFailed", Unit.COUNT, failed ? 1 : 0));
        history.flatMap(known -> known.took(end))
                .or(end::took)
                .map(Duration::toSeconds)
                .ifPresent(seconds -> metrics.add(metric(end, "DeploymentDuration", Unit.SECONDS, (double) seconds)));
        history.ifPresent(known -> metrics.add(metric(end, FAILURE_RATE, Unit.PERCENT, known.failureRate())));
        return List.copyOf(metrics);
    }

    private static Metric metric(DeploymentEvent end, String name, Unit unit, double value) {
        return new Metric(end.stack(), Optional.of(end.kind()), name, unit, value);
    }
}
