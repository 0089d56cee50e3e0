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
}
