package localcloud.service.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;

/** The buckets that there are: documents, like all that a stack can have, whoever has made them. */
final class Buckets {
    static final String TYPE = "AWS::S3::Bucket";
    static final String POLICY_TYPE = "AWS::S3::BucketPolicy";
    /** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
    private static final String NAME = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    private final World world;

    Buckets(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    List<Resource> all() {
        return world.resources().ofType(TYPE).stream()
                .sorted(Comparator.comparing(Resource::physicalId))
                .toList();
    }

    Optional<Resource> find(String name) {
        return all().stream().filter(bucket -> bucket.physicalId().equals(name)).findFirst();
    }

    Resource get(String name) throws AwsError {
        return find(name).orElseThrow(S3Errors::noBucket);
    }

    boolean versioned(Resource bucket) {
        return bucket.properties()
                .path("VersioningConfiguration")
                .path("Status")
                .asText("")
                .equals("Enabled");
    }

    void create(String name) throws AwsError {
        if (!name.matches(NAME)) {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        if (find(name).isPresent()) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        ObjectNode properties = JsonNodeFactory.instance.objectNode().put("BucketName", name);
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("CreationDate", world.now().toString());
        world.resources().put(new Resource("bucket." + name, TYPE, name, properties, state));
    }

    void delete(Resource bucket) {
        policy(bucket.physicalId()).ifPresent(policy -> world.resources().remove(policy.logicalId()));
        world.resources().remove(bucket.logicalId());
    }

    Optional<Resource> policy(String bucket) {
        return world.resources().ofType(POLICY_TYPE).stream()
                .filter(policy -> policy.properties().path("Bucket").asText().equals(bucket))
                .findFirst();
    }
}
