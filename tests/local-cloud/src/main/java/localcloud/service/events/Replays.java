package localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Page;

/**
 * Replays of archived events. One is over as soon as it has begun, whatever it answers first: the events are few, and their delivery goes
 * on by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-replay-archived-event.html">Replaying archived events</a>
 */
final class Replays {
    private static final Set<String> START =
            Set.of("ReplayName", "Description", "EventSourceArn", "EventStartTime", "EventEndTime", "Destination");

    private final World world;
    private final ArchivedEvents archived;
    private final EventDelivery delivery;
    private final TreeMap<String, ObjectNode> byName = new TreeMap<>();

    Replays(World world, ArchivedEvents archived, EventDelivery delivery) {
        this.world = world;
        this.archived = archived;
        this.delivery = delivery;
    }

    List<Operation> operations() {
        return List.of(
                new Operation("StartReplay", START, this::start),
                new Operation("DescribeReplay", Set.of("ReplayName"), this::describe),
                new Operation(
                        "ListReplays",
                        Set.of("NamePrefix", "State", "EventSourceArn", "Limit", "NextToken"),
                        this::list));
    }

    synchronized void forget() {
        byName.clear();
    }

    private synchronized JsonNode start(Call call) throws AwsError {
        var input = Input.of(call, EventsService.REFUSAL);
        var name = input.required("ReplayName");
        if (!name.matches("[.\\-_A-Za-z0-9]{1,64}")) {
            throw EventsService.REFUSAL.invalid(
                    "ReplayName",
                    Input.abbreviated(name),
                    "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
        }
        var source = input.required("EventSourceArn");
        var from = time(call.input(), "EventStartTime");
        var to = time(call.input(), "EventEndTime");
        var archive = Archives.named(source.substring(source.lastIndexOf('/') + 1), world)
                .filter(found -> source.equals(Archives.arn(found, world)))
                .orElseThrow(() -> invalid(
                        "EventSourceArn",
                        "Archive " + Input.abbreviated(source.substring(source.lastIndexOf('/') + 1))
                                + " does not exist."));
        var bus = bus(
                call.input().path("Destination"),
                archive.properties().path("SourceArn").asText());
        if (!from.isBefore(to)) {
            throw invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        }
        if (byName.containsKey(name)) {
            throw new AwsError(400, "ResourceAlreadyExistsException", "Replay " + name + " already exists.");
        }
        byName.put(name, replayed(call.input(), name, from, to));
        var rules = new HashSet<String>();
        call.input().path("Destination").path("FilterArns").forEach(arn -> rules.add(arn.asText()));
        for (var event : archived.between(archive.physicalId(), from, to)) {
            delivery.replay(bus, event.deepCopy().put("replay-name", name), rules);
        }
        return new Answer()
                .put("ReplayArn", arn(name))
                .put("State", "STARTING")
                .put("ReplayStartTime", Answer.time(world.now()))
                .done();
    }

    private String bus(JsonNode destination, String sourceArn) throws AwsError {
        var arn = Input.abbreviated(destination.path("Arn").asText());
        if (arn.isEmpty()) {
            throw EventsService.REFUSAL.missing("Destination");
        }
        var bus = Buses.nameOf(arn);
        if (!arn.contains(":event-bus/") || !new Buses(world).isThere(bus)) {
            throw EventsService.notFound("Event bus " + bus);
        }
        if (!bus.equals(Buses.nameOf(sourceArn))) {
            throw invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        }
        return bus;
    }

    private ObjectNode replayed(JsonNode input, String name, Instant from, Instant to) {
        return new Answer()
                .put("ReplayName", name)
                .copy(input, "Description", "EventSourceArn", "Destination")
                .put("State", "COMPLETED")
                .put("EventStartTime", Answer.time(from))
                .put("EventEndTime", Answer.time(to))
                .put("ReplayStartTime", Answer.time(world.now()))
                .put("ReplayEndTime", Answer.time(world.now()))
                .done();
    }

    private synchronized JsonNode describe(Call call) throws AwsError {
        var name = Input.of(call, EventsService.REFUSAL).required("ReplayName");
        var replay = Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> EventsService.notFound("Replay " + Input.abbreviated(name)));
        return replay.deepCopy().put("ReplayArn", arn(name));
    }

    private synchronized JsonNode list(Call call) throws AwsError {
        var input = Input.of(call, EventsService.REFUSAL);
        var prefix = input.text("NamePrefix").orElse("");
        var source = input.text("EventSourceArn");
        var state = input.text("State");
        var matching = byName.values().stream()
                .filter(replay -> replay.path("ReplayName").asText().startsWith(prefix))
                .filter(replay -> source.isEmpty()
                        || replay.path("EventSourceArn").asText().equals(source.get()))
                .filter(replay ->
                        state.isEmpty() || replay.path("State").asText().equals(state.get()))
                .toList();
        var page = Page.of(
                matching,
                replay -> replay.path("ReplayName").asText(),
                input.number("Limit", EventsService.PAGE, 1, EventsService.PAGE),
                input.text("NextToken"),
                EventsService::badToken);
        var answer = new Answer()
                .list("Replays", page.items().stream().map(Replays::summary).toList());
        page.next().ifPresent(token -> answer.put("NextToken", token));
        return answer.done();
    }

    private static ObjectNode summary(ObjectNode replay) {
        var summary = replay.deepCopy();
        summary.remove(List.of("Description", "Destination"));
        return summary;
    }

    private static Instant time(JsonNode input, String member) throws AwsError {
        var value = input.path(member);
        if (!value.isNumber()) {
            throw EventsService.REFUSAL.missing(member);
        }
        return Instant.ofEpochMilli(Math.round(value.asDouble() * 1000));
    }

    private String arn(String name) {
        return "arn:aws:events:" + world.region() + ":" + world.accountId() + ":replay/" + name;
    }

    private static AwsError invalid(String parameter, String reason) {
        return new AwsError(400, "ValidationException", "Parameter " + parameter + " is not valid. Reason: " + reason);
    }
}
