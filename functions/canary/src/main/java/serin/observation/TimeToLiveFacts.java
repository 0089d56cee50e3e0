package serin.observation;

import java.util.Objects;
import java.util.Optional;

/** Time to live, as DescribeTimeToLive answers; {@code status} is {@code ENABLED}, {@code ENABLING}, {@code DISABLED}, … */
public record TimeToLiveFacts(String status, Optional<String> attribute) {
    public TimeToLiveFacts {
        Objects.requireNonNull(status, "status is null");
        Objects.requireNonNull(attribute, "attribute is null");
    }
}
