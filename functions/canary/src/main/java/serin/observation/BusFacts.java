package serin.observation;

import java.util.Objects;
import java.util.Optional;

/** An event bus, as DescribeEventBus answers. */
public record BusFacts(String name, String arn, Optional<String> policy, Optional<String> kmsKey) {
    public BusFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(policy, "policy is null");
        Objects.requireNonNull(kmsKey, "kmsKey is null");
    }
}
