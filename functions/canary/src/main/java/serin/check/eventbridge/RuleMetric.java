package serin.check.eventbridge;

import java.util.Map;
import java.util.stream.Stream;
import serin.check.Context;
import serin.expectation.ExpectedRule;
import serin.observation.MetricQuery;

/**
 * EventBridge's metrics of a rule.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html">Monitoring EventBridge</a>
 */
final class RuleMetric {
    private static final String DEFAULT_BUS = "default";

    private RuleMetric() {}

    /** By the rule's name, and by its bus's where that is not the account's own. */
    static MetricQuery of(ExpectedRule rule, String name) {
        return new MetricQuery(
                "AWS/Events",
                name,
                rule.bus().equals(DEFAULT_BUS)
                        ? Map.of("RuleName", rule.name())
                        : Map.of("RuleName", rule.name(), "EventBusName", rule.bus()));
    }

    /** How often its targets were invoked. */
    static MetricQuery invocations(ExpectedRule rule) {
        return of(rule, "Invocations");
    }

    /** The other rules of the stack. */
    static Stream<ExpectedRule> others(ExpectedRule rule, Context context) {
        return context.stack()
                .all(ExpectedRule.class)
                .filter(other -> other.resource().physicalId().isPresent())
                .filter(other ->
                        !other.resource().logicalId().equals(rule.resource().logicalId()));
    }
}
