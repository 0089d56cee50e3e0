package localcloud.iam;

import java.util.Objects;

/**
 * What is to be decided.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN, or {@code *} when the action takes none
 */
public record Request(Principal principal, String action, String resource, Context context) {
    public Request {
        Objects.requireNonNull(principal, "principal is null");
        Objects.requireNonNull(action, "action is null");
        Objects.requireNonNull(resource, "resource is null");
        Objects.requireNonNull(context, "context is null");
    }
}
