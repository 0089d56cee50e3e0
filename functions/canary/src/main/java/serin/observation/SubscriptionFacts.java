package serin.observation;

import java.util.Objects;

/**
 * A subscription, as ListSubscriptionsByTopic answers; its end point, which may be a person's address, is not kept.
 *
 * @param arn {@code PendingConfirmation} until its end point has confirmed it, {@code Deleted} while it goes
 * @param protocol such as {@code email} or {@code sqs}
 */
public record SubscriptionFacts(String arn, String protocol) {
    public SubscriptionFacts {
        Objects.requireNonNull(arn, "arn is null");
        Objects.requireNonNull(protocol, "protocol is null");
    }

    public boolean isConfirmed() {
        return arn.startsWith("arn:");
    }

    public boolean isPending() {
        return arn.equals("PendingConfirmation");
    }
}
