package localcloud.template;

import java.time.Instant;

/**
 * What happened to a stack, or to a resource of it.
 *
 * @param physicalId empty while it is not known
 * @param reason empty when there is nothing to say
 * @param properties JSON text; empty when there is nothing to say
 * @param token of the request that it came of
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html">StackEvent</a>
 */
public record StackEvent(
        String id,
        String stackId,
        String stackName,
        String logicalId,
        String physicalId,
        String type,
        Instant at,
        String status,
        String reason,
        String properties,
        String token) {}
