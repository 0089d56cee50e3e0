package localcloud.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import localcloud.objects.ObjectStore;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Courier;
import localcloud.template.Stacks;

/**
 * What a {@link Part} is built on.
 *
 * @param world the resources and the clock
 * @param principals where a host registers the session keys that it hands out
 * @param invocations where a host records what ran
 * @param project the root below which {@code Code.S3Key} names a jar
 * @param endpoint of this cloud, such as {@code http://127.0.0.1:4566}; known once the cloud has started
 * @param courier carries deliveries to other parts; a part that takes any registers its receiver while it is built
 * @param background where work goes on after an answer
 * @param metrics where services put their own data points, and what GetMetricData answers
 * @param faults strike what does not come over AWS's wire
 * @param stacks what CloudFormation remembers
 * @param objects what is in the buckets of S3
 * @param variants the directory with other versions of the functions' code
 */
public record Ground(
        World world,
        Principals principals,
        Invocations invocations,
        Path project,
        Supplier<URI> endpoint,
        Courier courier,
        Background background,
        Metrics metrics,
        FaultPoint faults,
        Stacks stacks,
        ObjectStore objects,
        Path variants) {}
