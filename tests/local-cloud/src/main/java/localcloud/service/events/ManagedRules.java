package localcloud.service.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import localcloud.resource.Resource;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Ids;

/**
 * The rules that EventBridge makes by itself: one for each archive, on its bus, so that the archive gets what its pattern matches. They
 * are made from the archives' documents at each look, so they come and go with them.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html">Archiving events</a>
 */
final class ManagedRules {
    private static final String PREFIX = "Events-Archive-";

    static final String MANAGED_BY = "prod.vhs.events.aws.internal";

    private ManagedRules() {}

    static List<Resource> all(World world) {
        return world.resources().ofType(Archives.TYPE).stream()
                .map(archive -> of(archive, world))
                .toList();
    }

    /** The archive whose rule it is; empty for a rule of another kind. */
    static Optional<String> archive(Resource rule) {
        return Optional.of(rule.logicalId())
                .filter(_ -> rule.state().path("ManagedBy").asText().equals(MANAGED_BY))
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()));
    }

    private static Resource of(Resource archive, World world) {
        String name = PREFIX + archive.physicalId();
        ObjectNode pattern = archive.properties().path("EventPattern") instanceof ObjectNode given
                ? given.deepCopy()
                : Answer.empty();
        // What a replay brings back is not archived a second time.
        pattern.putArray("replay-name").addObject().put("exists", false);
        String state = archive.state().path("State").asText("ENABLED");
        ObjectNode properties = Answer.empty()
                .put("Name", name)
                .put("State", state.equals("ENABLED") ? "ENABLED" : "DISABLED")
                .put("EventPattern", pattern.toString());
        properties.putArray("Targets").add(target(name, archive, world));
        ObjectNode managed = Answer.empty().put("ManagedBy", MANAGED_BY).put("CreatedBy", world.accountId());
        String bus = Buses.nameOf(archive.properties().path("SourceArn").asText(Buses.DEFAULT));
        String physicalId = bus.equals(Buses.DEFAULT) ? name : bus + "|" + name;
        return new Resource(name, Rules.TYPE, physicalId, properties, managed);
    }

    private static ObjectNode target(String name, Resource archive, World world) {
        String arn = "arn:aws:events:" + world.region() + ":" + world.accountId() + ":archive/" + archive.physicalId()
                + ":" + Ids.uuid(archive.physicalId());
        ObjectNode target = Answer.empty().put("Id", name).put("Arn", "arn:aws:events:" + world.region() + ":::");
        ObjectNode transformer = target.putObject("InputTransformer");
        transformer.putObject("InputPathsMap");
        transformer.put(
                "InputTemplate",
                "{\"archive-arn\": \"" + arn + "\", \"event\": <aws.events.event.json>, \"ingestion-time\":"
                        + " <aws.events.event.ingestion-time>}");
        return target;
    }
}
