package localcloud.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a {@link Part} is built on.
 *
 * @param world the resources and the clock
 * @param principals where a host registers the session keys that it hands out
 * @param invocations where a host records what ran
 * @param project the root below which {@code Code.S3Key} names a jar
 * @param endpoint of this cloud, such as {@code http://127.0.0.1:4566}; known once the cloud has started
 */
public record Ground(
        World world, Principals principals, Invocations invocations, Path project, Supplier<URI> endpoint) {}
