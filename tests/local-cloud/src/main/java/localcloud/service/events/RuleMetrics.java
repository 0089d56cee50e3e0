package localcloud.service.events;

import java.util.Map;
import java.util.TreeMap;
import localcloud.service.Metrics;
import localcloud.service.World;

/**
 * EventBridge's own metrics of one rule, by RuleName, and by EventBusName too on another bus than the default one.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html">Monitoring EventBridge</a>
 */
record RuleMetrics(Metrics metrics, World world, RuleName rule) {
    private static final String NAMESPACE = "AWS/Events";

    /** Counts one. */
    void count(String metric) {
        var dimensions = new TreeMap<>(Map.of("RuleName", rule.rule()));
        if (!rule.bus().equals(Buses.DEFAULT)) {
            dimensions.put("EventBusName", rule.bus());
        }
        metrics.add(new Metrics.DataPoint(NAMESPACE, metric, dimensions, 1, world.now()));
    }
}
