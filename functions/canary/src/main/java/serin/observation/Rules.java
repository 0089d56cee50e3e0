package serin.observation;

import java.util.List;

/** EventBridge. {@code bus} is a bus's name, {@code default} for the account's own. */
public interface Rules {

    /** {@code events:DescribeEventBus}. */
    Observation<BusFacts> bus(String bus);

    /** {@code events:ListRules}, all pages of the bus, read once. Second way when denied: {@code events:DescribeRule}. */
    Observation<RuleFacts> rule(String bus, String rule);

    /** {@code events:ListRules}, all pages of the bus, read once: every rule, also those that a service manages. */
    Observation<List<RuleFacts>> rules(String bus);

    /** {@code events:ListTargetsByRule}, all pages. */
    Observation<List<TargetFacts>> targets(String bus, String rule);

    /** {@code events:ListRuleNamesByTarget}, all pages: the rules of the bus that deliver to exactly this ARN. */
    Observation<List<String>> namesByTarget(String bus, String targetArn);

    /**
     * {@code events:TestEventPattern}: whether the pattern matches the event.
     *
     * @param pattern JSON, at most 4,096 characters
     * @param event JSON with id, account, source, time, region, resources and detail-type
     */
    Observation<Boolean> matches(String pattern, String event);

    /**
     * {@code events:PutEvents}, one event. Not a read: each call puts it again.
     *
     * @return Present when the bus took it; what it says is the event's id
     */
    Observation<String> put(OutgoingEvent event);
}
