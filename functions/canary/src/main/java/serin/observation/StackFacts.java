package serin.observation;

import java.util.Map;
import java.util.Objects;

/**
 * A stack, as DescribeStacks answers.
 *
 * @param name the stack's name
 * @param id the stack's ARN
 * @param status such as {@code UPDATE_COMPLETE}
 * @param statusReason empty when there is none
 * @param parameters by name; the resolved value where CloudFormation gives one (an SSM parameter)
 */
public record StackFacts(String name, String id, String status, String statusReason, Map<String, String> parameters) {
    public StackFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(statusReason, "statusReason is null");
        parameters = Map.copyOf(parameters);
    }
}
