package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/** Queues' access policies: the attribute {@code Policy}, for who shows it and for who judges calls. */
public final class QueuePolicies {
    private static final String TYPE = "AWS::SQS::QueuePolicy";

    private final World world;
    private final Queues queues;

    public QueuePolicies(World world) {
        this.world = world;
        this.queues = new Queues(world);
    }

    /** The policy's document; empty when there is no such queue or it has none. */
    public Optional<JsonNode> of(String queueArn) {
        return queues.withArn(queueArn).flatMap(this::of);
    }

    /** The KMS key that the queue names; empty when it has none. */
    public Optional<String> key(String queueArn) {
        return queues.withArn(queueArn)
                .map(queue -> queue.properties().path("KmsMasterKeyId").asText(""))
                .filter(key -> !key.isEmpty());
    }

    /** The last queue policy that names the queue wins, as each sets the one attribute. */
    Optional<JsonNode> of(Resource queue) {
        Optional<JsonNode> last = Optional.empty();
        for (Resource policy : world.resources().ofType(TYPE)) {
            for (JsonNode url : policy.properties().path("Queues")) {
                if (url.asText().equals(queue.physicalId())) {
                    last = Optional.of(policy.properties().path("PolicyDocument"));
                }
            }
        }
        return last;
    }
}
