package localcloud.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;

/**
 * PutEvents: each entry is accepted or refused by itself, and an accepted one says nothing about its delivery, here as in AWS.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
final class PutEvents {
    private static final int MOST_ENTRIES = 10;
    /** Source, detail type, detail and resources together; 1 MiB, and the time counts 14 bytes. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Set<String> KNOWN =
            Set.of("Time", "Source", "Resources", "DetailType", "Detail", "EventBusName", "TraceHeader");

    private final World world;
    private final Buses buses;
    private final EventDelivery delivery;

    PutEvents(World world, EventDelivery delivery) {
        this.world = world;
        this.buses = new Buses(world);
        this.delivery = delivery;
    }

    List<Operation> operations() {
        return List.of(new Operation("PutEvents", Set.of("Entries"), this::put));
    }

    private JsonNode put(Call call) throws AwsError {
        JsonNode entries = call.input().path("Entries");
        if (!entries.isArray()) {
            throw EventsService.REFUSAL.missing("Entries");
        }
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw EventsService.REFUSAL.invalid(
                    "Entries",
                    Input.abbreviated(entries.toString()),
                    entries.isEmpty()
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to " + MOST_ENTRIES);
        }
        checkMembers(entries);
        if (size(entries) > MOST_BYTES) {
            throw new AwsError(
                    400, "ValidationException", "Total size of the entries in the request is over the limit.");
        }
        int failed = 0;
        ArrayNode results = Answer.array(List.of());
        for (JsonNode entry : entries) {
            Optional<ObjectNode> refusal = refusal(entry);
            failed += refusal.isPresent() ? 1 : 0;
            results.add(refusal.orElseGet(() -> accepted(entry)));
        }
        Answer answer = new Answer().put("FailedEntryCount", failed);
        answer.put("Entries", results);
        return answer.done();
    }

    private static void checkMembers(JsonNode entries) throws AwsError {
        for (JsonNode entry : entries) {
            if (!entry.isObject()) {
                throw new AwsError(
                        400, "SerializationException", "Start of structure or map found where not expected.");
            }
            for (var member : entry.properties()) {
                if (!KNOWN.contains(member.getKey())) {
                    throw new AwsError(
                            400,
                            "ValidationException",
                            "Unknown parameter Entries." + Input.abbreviated(member.getKey()));
                }
            }
        }
    }

    private static int size(JsonNode entries) {
        int size = 0;
        for (JsonNode entry : entries) {
            size += entry.has("Time") ? 14 : 0;
            size += bytes(entry.path("Source")) + bytes(entry.path("DetailType")) + bytes(entry.path("Detail"));
            for (JsonNode resource : entry.path("Resources")) {
                size += bytes(resource);
            }
        }
        return size;
    }

    private static int bytes(JsonNode text) {
        return text.asText("").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<ObjectNode> refusal(JsonNode entry) {
        for (String member : List.of("Source", "DetailType", "Detail")) {
            if (entry.path(member).asText("").isEmpty()) {
                return Optional.of(refused(
                        "InvalidArgument",
                        "Parameter " + member + " is not valid. Reason: " + member + " is a required argument."));
            }
        }
        return detail(entry).isPresent()
                ? Optional.empty()
                : Optional.of(refused("MalformedDetail", "Detail is malformed."));
    }

    private static Optional<JsonNode> detail(JsonNode entry) {
        try {
            return Optional.of(Patterns.JSON.readTree(entry.path("Detail").asText()))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode refused(String code, String message) {
        return new Answer().put("ErrorCode", code).put("ErrorMessage", message).done();
    }

    /** An event for a bus that is not there is accepted and goes nowhere, as recorded. */
    private ObjectNode accepted(JsonNode entry) {
        String id = UUID.randomUUID().toString();
        String bus = Buses.nameOf(entry.path("EventBusName").asText(Buses.DEFAULT));
        if (buses.isThere(bus)) {
            delivery.accept(bus, event(id, entry));
        }
        return new Answer().put("EventId", id).done();
    }

    private ObjectNode event(String id, JsonNode entry) {
        ObjectNode event = Answer.empty()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", entry.path("DetailType").asText())
                .put("source", entry.path("Source").asText())
                .put("account", world.accountId())
                .put(
                        "time",
                        time(entry.path("Time")).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", world.region());
        ArrayNode resources = event.putArray("resources");
        entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
        event.set("detail", detail(entry).orElseThrow());
        return event;
    }

    private Instant time(JsonNode given) {
        if (given.isNumber()) {
            return Instant.ofEpochMilli(Math.round(given.asDouble() * 1000));
        }
        try {
            return given.isTextual() ? Instant.parse(given.asText()) : world.now();
        } catch (DateTimeParseException e) {
            return world.now();
        }
    }
}
