package serin.observation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A stack, as DescribeStacks answers.
 *
 * @param name the stack's name
 * @param id the stack's ARN
 * @param status such as {@code UPDATE_COMPLETE}
 * @param statusReason empty when there is none
 * @param parameters by name; the resolved value where CloudFormation gives one (an SSM parameter)
 * @param changedAt when its last update began, or its creation when there was none
 * @param answeredAt when CloudFormation answered, by its own clock, to the second; empty when the answer does not say
 */
public record StackFacts(
        String name,
        String id,
        String status,
        String statusReason,
        Map<String, String> parameters,
        Optional<Instant> changedAt,
        Optional<Instant> answeredAt) {
    public StackFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(statusReason, "statusReason is null");
        parameters = Map.copyOf(parameters);
        Objects.requireNonNull(changedAt, "changedAt is null");
        Objects.requireNonNull(answeredAt, "answeredAt is null");
    }

    /** An answer without a time. */
    public StackFacts(
            String name,
            String id,
            String status,
            String statusReason,
            Map<String, String> parameters,
            Optional<Instant> changedAt) {
        this(name, id, status, statusReason, parameters, changedAt, Optional.empty());
    }

    /** A stack of which it does not matter when it was changed. */
    public StackFacts(String name, String id, String status, String statusReason, Map<String, String> parameters) {
        this(name, id, status, statusReason, parameters, Optional.empty());
    }
}
