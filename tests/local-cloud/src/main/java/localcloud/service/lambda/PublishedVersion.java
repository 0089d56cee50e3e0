package localcloud.service.lambda;

import localcloud.resource.Resource;

/**
 * A version that {@link VersionPublisher} published.
 *
 * @param logicalId the function's
 * @param functionName the function's physical id
 * @param functionArn without qualifier
 * @param version the number
 * @param before the function's document as it was
 * @param after the same, with the new code and version
 */
public record PublishedVersion(
        String logicalId, String functionName, String functionArn, String version, Resource before, Resource after) {}
