package localcloud.service.sns;

import java.util.Optional;
import localcloud.service.World;

/** Topics' access policies, for whoever judges calls: exactly what GetTopicAttributes shows. */
public final class TopicPolicies {
    private final World world;

    public TopicPolicies(World world) {
        this.world = world;
    }

    /** The policy as text, AWS's default one when the topic has none of its own; empty when there is no such topic. */
    public Optional<String> of(String topicArn) {
        return world.resources().ofType(Topics.TYPE).stream()
                .filter(topic -> topic.physicalId().equals(topicArn))
                .findFirst()
                .map(topic -> Topics.policy(topic, world));
    }
}
