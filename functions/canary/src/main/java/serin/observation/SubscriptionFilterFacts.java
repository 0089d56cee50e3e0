package serin.observation;

import java.util.Objects;

/** A subscription filter of a log group: what matches the pattern goes to the destination, an ARN. */
public record SubscriptionFilterFacts(String name, String pattern, String destination) {
    public SubscriptionFilterFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(pattern, "pattern is null");
        Objects.requireNonNull(destination, "destination is null");
    }
}
