package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.AwsError;
import localcloud.service.events.EventDelivery;
import localcloud.service.events.EventsService;
import org.junit.jupiter.api.Test;

/** Replays as AWS has answered; recorded in snapshots/archive_and_replay.json, class TestReplay. What is delivered conformance.py shows. */
class ReplaysTest {
    private static final String PREFIX = "arn:aws:events:us-east-2:111111111111:";

    private final Scene scene = new Scene("us-east-2", "111111111111");
    private final EventsService service = new EventsService(scene, EventDelivery.NOWHERE);

    ReplaysTest() {
        scene.put("AWS::Events::EventBus", "shop", Scene.object(), Scene.object());
        scene.put("AWS::Events::EventBus", "other", Scene.object(), Scene.object());
        scene.put(
                "AWS::Events::Archive",
                "kept",
                Scene.object().put("SourceArn", PREFIX + "event-bus/shop"),
                Scene.object().put("State", "ENABLED"));
    }

    private static ObjectNode request(String name, String archive, String bus, int from, int to) {
        var input = Scene.object()
                .put("ReplayName", name)
                .put("EventSourceArn", PREFIX + "archive/" + archive)
                .put("EventStartTime", from)
                .put("EventEndTime", to);
        input.putObject("Destination").put("Arn", PREFIX + "event-bus/" + bus);
        return input;
    }

    private JsonNode call(String operation, ObjectNode input) throws AwsError {
        return Calls.call(service, operation, input);
    }

    private String refused(String operation, ObjectNode input) {
        var error = catchThrowableOfType(AwsError.class, () -> call(operation, input));
        assertThat(error).as("must be refused").isNotNull();
        return error.code() + ": " + error.getMessage();
    }

    /** test_start_list_describe_canceled_replay, test_list_replays_with_prefix. */
    @Test
    void startsDescribesAndLists() throws AwsError {
        var started = call("StartReplay", request("once", "kept", "shop", 1, 2));
        assertThat(started.path("State").asText()).isEqualTo("STARTING");
        assertThat(started.path("ReplayArn").asText()).isEqualTo(PREFIX + "replay/once");

        var described = call("DescribeReplay", Scene.object().put("ReplayName", "once"));
        assertThat(described.path("State").asText()).isEqualTo("COMPLETED");
        assertThat(described.path("Destination").path("Arn").asText()).isEqualTo(PREFIX + "event-bus/shop");

        var listed = call("ListReplays", Scene.object().put("NamePrefix", "on")).path("Replays");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "EventEndTime",
                        "EventSourceArn",
                        "EventStartTime",
                        "ReplayEndTime",
                        "ReplayName",
                        "ReplayStartTime",
                        "State");
        assertThat(call("ListReplays", Scene.object().put("NamePrefix", "two")).path("Replays"))
                .isEmpty();
    }

    /** The tests that are called test_start_replay_error_…, and test_describe_replay_error_unknown_replay. */
    @Test
    void refusesAsRecorded() throws AwsError {
        assertThat(refused("StartReplay", request("a", "kept", "nowhere", 1, 2)))
                .isEqualTo("ResourceNotFoundException: Event bus nowhere does not exist.");
        assertThat(refused("StartReplay", request("a", "kept", "other", 1, 2)))
                .isEqualTo(
                        "ValidationException: Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not"
                                + " permitted.");
        assertThat(refused("StartReplay", request("a", "lost", "shop", 1, 2)))
                .isEqualTo(
                        "ValidationException: Parameter EventSourceArn is not valid. Reason: Archive lost does not exist.");
        assertThat(refused("StartReplay", request("a", "kept", "shop", 2, 2)))
                .isEqualTo(
                        "ValidationException: Parameter EventEndTime is not valid. Reason: EventStartTime must be before"
                                + " EventEndTime.");
        assertThat(refused("DescribeReplay", Scene.object().put("ReplayName", "a")))
                .isEqualTo("ResourceNotFoundException: Replay a does not exist.");

        call("StartReplay", request("a", "kept", "shop", 1, 2));
        assertThat(refused("StartReplay", request("a", "kept", "shop", 1, 2)))
                .isEqualTo("ResourceAlreadyExistsException: Replay a already exists.");
    }
}
