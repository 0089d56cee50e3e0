package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.World;
import localcloud.service.projection.Input;

/** Queues: how they are named and found. */
final class Queues {
    static final String TYPE = "AWS::SQS::Queue";

    private final World world;

    Queues(World world) {
        this.world = world;
    }

    /** In the order of their names. */
    List<Resource> all() {
        return world.resources().ofType(TYPE).stream()
                .sorted(Comparator.comparing(Queues::name))
                .toList();
    }

    /** The queue behind {@code QueueUrl}, whatever host the URL names. */
    Resource of(Input input) throws AwsError {
        String url = input.required("QueueUrl");
        return all().stream()
                .filter(queue -> path(queue.physicalId()).equals(path(url)))
                .findFirst()
                .orElseThrow(SqsErrors::noQueue);
    }

    Optional<Resource> named(String name) {
        return all().stream().filter(queue -> name(queue).equals(name)).findFirst();
    }

    Optional<Resource> withArn(String arn) {
        return all().stream().filter(queue -> arn(queue).equals(arn)).findFirst();
    }

    String arn(Resource queue) {
        return "arn:aws:sqs:" + world.region() + ":" + world.accountId() + ":" + name(queue);
    }

    /** The last segment of the URL. */
    static String name(Resource queue) {
        return queue.physicalId().substring(queue.physicalId().lastIndexOf('/') + 1);
    }

    /** A duration attribute in seconds, by its default where the document says nothing usable. */
    static Duration seconds(Resource queue, String attribute, int otherwise) {
        return Duration.ofSeconds(queue.properties().path(attribute).asInt(otherwise));
    }

    static boolean isFifo(Resource queue) {
        return queue.properties().path("FifoQueue").asText().equals("true");
    }

    /** The dead-letter queue's ARN and the receives before a message goes there; empty without a redrive policy. */
    static Optional<Redrive> redrive(Resource queue) {
        JsonNode policy = queue.properties().path("RedrivePolicy");
        String target = policy.path("deadLetterTargetArn").asText();
        int most = policy.path("maxReceiveCount").asInt(0);
        return target.isEmpty() || most < 1 ? Optional.empty() : Optional.of(new Redrive(target, most));
    }

    /**
     * Where messages go that nobody deletes.
     *
     * @param maxReceiveCount at least 1
     */
    record Redrive(String deadLetterTargetArn, int maxReceiveCount) {}

    /** {@code account/name} at the end of a URL. */
    private static String path(String url) {
        int last = url.lastIndexOf('/');
        int before = last < 1 ? -1 : url.lastIndexOf('/', last - 1);
        return url.substring(before + 1);
    }
}
