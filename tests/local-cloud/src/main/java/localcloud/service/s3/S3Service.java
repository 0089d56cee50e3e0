package localcloud.service.s3;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import localcloud.objects.ObjectStore;
import localcloud.service.Ground;
import localcloud.service.Operation;
import localcloud.service.Part;
import localcloud.service.Service;
import localcloud.stack.Lifecycle;

/**
 * S3: buckets with their settings, objects with their versions, uploads in parts.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html">S3 API reference</a>
 */
public final class S3Service implements Part, Service {
    private final ObjectStore objects;
    private final List<Operation> operations;

    public S3Service(Ground ground) {
        this.objects = ground.objects();
        var buckets = new Buckets(ground.world());
        this.operations = Stream.of(
                        new BucketOperations(buckets, objects).operations(),
                        new BucketSettings(buckets).operations(),
                        new ObjectOperations(buckets, objects).operations(),
                        new MultipartUploads(buckets, objects).operations(),
                        new Listings(buckets, objects).operations())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * An operation of S3's.
     *
     * @param query the parameters of the query that it knows; any other is refused
     */
    static Operation operation(String name, Set<String> query, Operation.Handler handler) {
        var members = new TreeSet<>(query);
        members.addAll(List.of("Bucket", "Key", "Headers", "Body"));
        return new Operation(name, members, handler);
    }

    @Override
    public String prefix() {
        return "s3";
    }

    @Override
    public List<Operation> operations() {
        return operations;
    }

    @Override
    public List<Service> services() {
        return List.of(this);
    }

    @Override
    public Map<String, Lifecycle> lifecycles() {
        return Map.of(Buckets.TYPE, new BucketLifecycle(objects));
    }

    @Override
    public void reset() {
        objects.clear();
    }

    @Override
    public void close() {
        objects.close();
    }
}
