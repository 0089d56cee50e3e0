package serin.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The alarms on the canary's metrics, and the ledger that their rates rest on. */
record CanaryAlarms(StackOnLocalCloud stack) {
    static final String COMPOSITE = "validation-failed";
    private static final String LEDGER = "serin-dev-canary-ledger";
    private static final String PREFIX = "serin-dev-";

    /** Names of the alarms that are in a state, without what all names begin with. */
    TreeSet<String> in(String state) {
        var names = new TreeSet<String>();
        alarms().filter(alarm -> alarm.path("state").asText().equals(state))
                .forEach(alarm -> names.add(alarm.path("name").asText().substring(PREFIX.length())));
        return names;
    }

    /** What is not as it should be, for the message of a test. */
    String told() {
        return alarms().filter(alarm -> !alarm.path("state").asText().equals("OK"))
                .map(JsonNode::toString)
                .toList()
                .toString();
    }

    /** Those of this stack; other tests deploy others beside it. */
    private java.util.stream.Stream<JsonNode> alarms() {
        return StreamSupport.stream(stack.admin().get("alarms").spliterator(), false)
                .filter(alarm -> alarm.path("name").asText().startsWith(PREFIX));
    }

    /** A whole run; answers its report. */
    JsonNode run() {
        return stack.invokeCanary("{}");
    }

    /** Lets time pass, so that what was measured before is of a period that is over; no schedule comes round. */
    void pass(String duration) {
        stack.admin().post("clock", "{\"advance\": \"" + duration + "\"}");
    }

    /** Repeats the row of the newest run, as often as that; each a millisecond after the one before. */
    void repeatNewestRun(int times) {
        repeat("serin-dev", times);
    }

    /** The same for the newest deployment of a kind that has ended. */
    void repeatNewestDeployment(String kind, int times) {
        repeat("serin-dev/" + kind, times);
    }

    /** The rows of a partition of the ledger, in no order. */
    List<Map<String, AttributeValue>> rows(String partition) {
        return stack.items(LEDGER).stream()
                .filter(item -> partition.equals(text(item, "stack")))
                .toList();
    }

    private void repeat(String partition, int times) {
        var newest = rows(partition).stream()
                .filter(item -> !text(item, "phase").equals("BEGUN"))
                .max(java.util.Comparator.comparing(item -> text(item, "started_at")))
                .orElseThrow();
        var at = Instant.parse(text(newest, "started_at"));
        IntStream.rangeClosed(1, times).forEach(i -> {
            var copy = new HashMap<>(newest);
            copy.put("id", AttributeValue.fromS(text(newest, "id") + "-" + i));
            copy.put("execution_id", AttributeValue.fromS("repeated-" + at + "-" + i));
            copy.put("started_at", AttributeValue.fromS(millis(at.plusMillis(i))));
            stack.put(LEDGER, copy);
        });
    }

    /** Always with milliseconds, as the ledger writes it. */
    private static String millis(Instant at) {
        return at.plusNanos(1).toString().substring(0, 23) + "Z";
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null ? "" : value.s();
    }
}
