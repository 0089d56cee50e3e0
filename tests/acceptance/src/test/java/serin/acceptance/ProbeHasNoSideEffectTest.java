package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * A probe and a rehearsal write nothing: after 100 probes of every function the tables hold the same items, the queues are as deep as
 * before, nothing has been delivered, and no vendor has been asked. (No table of the stack has a stream.)
 */
class ProbeHasNoSideEffectTest {
    private static final int PROBES = 100;
    private static final int AT_ONCE = 2;
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");
    private static final List<String> FUNCTIONS = List.of(
            "serin-dev-sync-assets",
            "serin-dev-sync-calendar",
            "serin-dev-start-earnings",
            "serin-dev-start-regular",
            "serin-dev-sync-news",
            "serin-dev-pollenate-asset",
            "serin-dev-mark-processed");

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @Test
    void leavesEverythingAsItWas() throws Exception {
        stack.admin().reset();
        // Something to read, and something that could be written again.
        stack.run(FUNCTIONS.get(0), Files.readString(EVENTS.resolve("sync-assets.json")));
        stack.run(FUNCTIONS.get(1), Files.readString(EVENTS.resolve("sync-earnings-calendar.json")));
        var before = state();

        var answers = probeAll();

        assertThat(answers).hasSize(PROBES * FUNCTIONS.size()).allSatisfy(answer -> {
            assertThat(answer.path("probe").asInt()).as(answer.toString()).isEqualTo(1);
            assertThat(answer.path("rehearsals"))
                    .as(answer.toString())
                    .isNotEmpty()
                    .allSatisfy(rehearsal ->
                            assertThat(rehearsal.path("outcome").asText()).isEqualTo("ok"));
        });
        stack.settle();
        assertThat(state()).isEqualTo(before);
    }

    private List<JsonNode> probeAll() throws InterruptedException, ExecutionException {
        var answers = new ArrayList<JsonNode>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var asked = new ArrayList<Future<JsonNode>>();
            for (var function : FUNCTIONS) {
                for (var i = 0; i < PROBES; i++) {
                    asked.add(threads.submit(() -> stack.probe(function)));
                }
            }
            for (var one : asked) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    /** All that could have changed, by the name of what holds it. */
    private Map<String, Object> state() {
        var state = new TreeMap<String, Object>();
        for (var resource : stack.admin().get("resources")) {
            switch (resource.path("type").asText()) {
                case "AWS::DynamoDB::Table" -> {
                    var table = resource.path("physicalId").asText();
                    state.put(table, stack.items(table));
                    assertThat(stack.admin()
                                    .resource(resource.path("logicalId").asText())
                                    .path("properties")
                                    .has("StreamSpecification"))
                            .as(table)
                            .isFalse();
                }
                case "AWS::SQS::Queue" -> {
                    var queue = resource.path("physicalId").asText();
                    state.put(queue, stack.depth(queue));
                }
                default -> {
                    // Holds nothing that a function could write.
                }
            }
        }
        state.put(
                "deliveries", stack.admin().get("deliveries").path("deliveries").size());
        state.put("vendors", stack.admin().get("vendor"));
        state.put("events put", calls("PutEvents"));
        return state;
    }

    private long calls(String operation) {
        return StreamSupport.stream(stack.admin().get("calls").spliterator(), false)
                .filter(call -> call.path("operation").asText().equals(operation))
                .count();
    }
}
