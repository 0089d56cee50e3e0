package localcloud.service.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import localcloud.resource.Resource;
import localcloud.service.World;
import localcloud.service.projection.Ids;

/** All subscriptions: those with a resource of their own, and those that a topic's property {@code Subscription} lists. */
final class Subscriptions {
    static final String TYPE = "AWS::SNS::Subscription";

    /** Their owner must answer before the first message. */
    private static final Set<String> CONFIRMED_BY_HAND = Set.of("email", "email-json", "http", "https");

    private Subscriptions() {}

    static boolean needsConfirmation(String protocol) {
        return CONFIRMED_BY_HAND.contains(protocol);
    }

    /** In the order of their ARNs. */
    static List<Subscription> all(World world) {
        List<Subscription> all = new ArrayList<>();
        for (Resource resource : world.resources().ofType(TYPE)) {
            all.add(new Subscription(
                    resource.physicalId(),
                    resource.properties().path("TopicArn").asText(),
                    pending(resource.state(), resource.properties()),
                    resource.state().path("SubscriptionPrincipal").asText(""),
                    resource.properties()));
        }
        for (Resource topic : world.resources().ofType(Topics.TYPE)) {
            all.addAll(inline(topic));
        }
        all.sort(Comparator.comparing(Subscription::arn));
        return List.copyOf(all);
    }

    private static List<Subscription> inline(Resource topic) {
        List<Subscription> list = new ArrayList<>();
        JsonNode subscriptions = topic.properties().path("Subscription");
        for (int i = 0; i < subscriptions.size(); i++) {
            JsonNode properties = subscriptions.path(i);
            String seed = topic.physicalId() + "|" + properties.path("Protocol").asText() + "|"
                    + properties.path("Endpoint").asText();
            list.add(new Subscription(
                    topic.physicalId() + ":" + Ids.uuid(seed),
                    topic.physicalId(),
                    pending(topic.state().path("Subscription").path(i), properties),
                    "",
                    properties));
        }
        return List.copyOf(list);
    }

    private static boolean pending(JsonNode state, JsonNode properties) {
        JsonNode known = state.path("PendingConfirmation");
        return known.isMissingNode()
                ? needsConfirmation(properties.path("Protocol").asText())
                : known.asText().equals("true");
    }
}
