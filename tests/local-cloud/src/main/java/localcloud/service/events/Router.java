package localcloud.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Receiver;

/**
 * Takes an event to the targets of every enabled rule of its bus that it matches; and lets events in that come from another bus or
 * service. Rules are matched as they are at that moment, so a rule that is disabled later still gets it.
 */
final class Router implements EventDelivery, Receiver {
    private static final Set<String> ENABLED = Set.of("ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    /** Buses that one event passes through, so that two that feed each other come to an end. */
    private static final int MOST_HOPS = 10;

    private static final int MOST_REMEMBERED = 10_000;

    private final Ground ground;
    private final Rules rules;
    private final Buses buses;
    private final ArchivedEvents archived;
    private final LivePatterns patterns = new LivePatterns();
    private final Map<String, Integer> hops = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Router(Ground ground, ArchivedEvents archived) {
        this.ground = ground;
        this.archived = archived;
        this.rules = new Rules(ground.world());
        this.buses = new Buses(ground.world());
    }

    @Override
    public void accept(String bus, ObjectNode event) {
        accept(bus, event, _ -> true);
    }

    @Override
    public void replay(String bus, ObjectNode event, Set<String> wanted) {
        accept(
                bus,
                event,
                rule -> wanted.isEmpty() || wanted.contains(Rules.name(rule).arn(ground.world())));
    }

    private void accept(String bus, ObjectNode event, Predicate<Resource> gets) {
        for (Resource rule : rules.on(bus)) {
            if (gets.test(rule)
                    && isEnabled(rule)
                    && patterns.matches(rule.properties().path("EventPattern"), event)) {
                metrics(rule).count("MatchedEvents");
                trigger(rule, event);
            }
        }
    }

    static boolean isEnabled(Resource rule) {
        return ENABLED.contains(rule.properties().path("State").asText("ENABLED"));
    }

    /** Delivers to every target of the rule, whatever its pattern. */
    void trigger(Resource rule, ObjectNode event) {
        var name = Rules.name(rule);
        var metrics = metrics(rule);
        metrics.count("TriggeredRules");
        if (!rule.state().path("ManagedBy").asText().isEmpty()) {
            // What AWS does with its own rules stays inside.
            ManagedRules.archive(rule).ifPresent(archive -> archived.keep(archive, event));
            return;
        }
        for (JsonNode target : rule.properties().path("Targets")) {
            var delivery = new TargetDelivery(
                    ground.world(), ground.courier(), metrics, name, target.deepCopy(), event.deepCopy());
            if (!ground.background().start(delivery)) {
                metrics.count("ThrottledRules");
            }
        }
    }

    @Override
    public void requireThere(String targetArn) throws AwsError {
        if (!targetArn.contains(":event-bus/") || !buses.isThere(Buses.nameOf(targetArn))) {
            // PutEvents itself accepts an unknown bus; a delivery to one has no resource.
            throw new AwsError(404, "ResourceNotFoundException", "Event bus " + targetArn + " does not exist.");
        }
    }

    @Override
    public void receive(Delivery delivery) throws AwsError {
        if (!(parsed(delivery.body()) instanceof ObjectNode event)) {
            throw new AwsError(400, "InvalidRequestContentException", "An event must be a JSON object.");
        }
        if (count(event.path("id").asText()) > MOST_HOPS) {
            throw new AwsError(400, "TooManyHops", "The event has passed through " + MOST_HOPS + " event buses.");
        }
        accept(Buses.nameOf(delivery.targetArn()), event);
    }

    void forget() {
        synchronized (hops) {
            hops.clear();
        }
    }

    private int count(String eventId) {
        synchronized (hops) {
            return hops.merge(eventId, 1, Integer::sum);
        }
    }

    private static JsonNode parsed(String body) throws AwsError {
        try {
            return Patterns.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AwsError(400, "InvalidRequestContentException", e.getOriginalMessage());
        }
    }

    private RuleMetrics metrics(Resource rule) {
        return new RuleMetrics(ground.metrics(), ground.world(), Rules.name(rule));
    }
}
