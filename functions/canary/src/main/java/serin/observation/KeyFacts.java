package serin.observation;

import java.util.Objects;

/** A key, as DescribeKey answers; {@code state} is {@code Enabled}, {@code Disabled}, {@code PendingDeletion}, … */
public record KeyFacts(String id, String arn, String state) {
    public KeyFacts {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(state, "state is null");
    }
}
