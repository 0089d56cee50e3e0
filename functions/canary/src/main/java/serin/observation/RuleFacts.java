package serin.observation;

import java.util.Objects;
import java.util.Optional;

/**
 * A rule, as ListRules and DescribeRule answer.
 *
 * @param state {@code ENABLED}, {@code DISABLED} or {@code ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS}
 * @param managedBy the service that created the rule; empty for one of the account's own
 */
public record RuleFacts(
        String name,
        String arn,
        String bus,
        String state,
        Optional<String> scheduleExpression,
        Optional<String> eventPattern,
        Optional<String> managedBy) {
    public RuleFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(bus, "bus is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(scheduleExpression, "scheduleExpression is null");
        Objects.requireNonNull(eventPattern, "eventPattern is null");
        Objects.requireNonNull(managedBy, "managedBy is null");
    }
}
