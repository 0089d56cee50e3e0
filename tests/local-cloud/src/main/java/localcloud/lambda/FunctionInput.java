package localcloud.lambda;

import java.util.Objects;

/**
 * What one invocation hands to the function.
 *
 * @param payload the event
 * @param clientContext JSON, decoded; empty when there is none
 * @param invokedArn as the caller named the function, with its qualifier when there was one
 */
public record FunctionInput(Payload payload, String clientContext, String invokedArn) {
    public FunctionInput {
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(clientContext, "clientContext is null");
        Objects.requireNonNull(invokedArn, "invokedArn is null");
    }
}
