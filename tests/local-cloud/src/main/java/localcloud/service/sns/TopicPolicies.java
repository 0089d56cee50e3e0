package localcloud.service.sns;

import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;

/** Topics' access policies, for whoever judges calls: exactly what GetTopicAttributes shows. */
public final class TopicPolicies {
    private final World world;

    public TopicPolicies(World world) {
        this.world = world;
    }

    /** The policy as text, AWS's default one when the topic has none of its own; empty when there is no such topic. */
    public Optional<String> of(String topicArn) {
        return find(topicArn).map(topic -> Topics.policy(topic, world));
    }

    /** The KMS key that the topic names; empty when it has none. */
    public Optional<String> key(String topicArn) {
        return find(topicArn)
                .map(topic -> topic.properties().path("KmsMasterKeyId").asText(""))
                .filter(key -> !key.isEmpty());
    }

    private Optional<Resource> find(String topicArn) {
        return world.resources().ofType(Topics.TYPE).stream()
                .filter(topic -> topic.physicalId().equals(topicArn))
                .findFirst();
    }
}
