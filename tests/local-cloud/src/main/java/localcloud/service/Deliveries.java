package localcloud.service;

import java.util.Optional;

/** Whether AWS lets an event, a message or a result be delivered; asked before each delivery, by whoever delivers. */
public interface Deliveries {

    /**
     * Whether a service may deliver with its own hand, by the policy of the target (and of the key that encrypts it).
     *
     * @param servicePrincipal such as {@code events.amazonaws.com}
     * @param sourceArn on whose behalf it calls, such as a rule's ARN; {@code aws:SourceArn}
     * @param sourceAccount that owns the source; {@code aws:SourceAccount}
     * @param action such as {@code lambda:InvokeFunction}, {@code sqs:SendMessage}, {@code sns:Publish}
     * @param targetArn with the qualifier when an alias or a version is meant
     */
    default boolean mayDeliver(
            String servicePrincipal, String sourceArn, String sourceAccount, String action, String targetArn) {
        return denial(servicePrincipal, sourceArn, sourceAccount, action, targetArn)
                .isEmpty();
    }

    /** Why a service may not deliver, in AWS's wording; empty when it may. Parameters as in {@link #mayDeliver}. */
    Optional<String> denial(
            String servicePrincipal, String sourceArn, String sourceAccount, String action, String targetArn);

    /**
     * Why a role may not deliver, in AWS's wording; empty when it may: a rule's target with a {@code RoleArn}, or a function's
     * destination, which Lambda reaches with the execution role.
     *
     * @param roleArn with its path
     */
    Optional<String> denialAs(String roleArn, String action, String targetArn);
}
