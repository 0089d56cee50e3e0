package localcloud.service.delivery;

import java.util.Objects;

/**
 * Who delivers, as the target's resource policy sees it.
 *
 * @param principal a service such as {@code events.amazonaws.com}, or the ARN of the role in whose name it acts
 * @param sourceArn {@code aws:SourceArn}: the rule, topic or function on whose behalf
 */
public record Sender(String principal, String sourceArn) {
    public Sender {
        Objects.requireNonNull(principal, "principal is null");
        Objects.requireNonNull(sourceArn, "sourceArn is null");
    }
}
