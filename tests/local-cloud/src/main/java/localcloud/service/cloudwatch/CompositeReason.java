package localcloud.service.cloudwatch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import localcloud.resource.Resource;

/**
 * Why a composite alarm changed its state: after its creation all its children count, later those that changed last. Worded as recorded
 * (calls/monitoring.DescribeAlarms/00) and as in <a
 * href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html">Alarm events and EventBridge</a>.
 *
 * @param triggers the children that count, the one that changed last first
 */
record CompositeReason(Resource alarm, AlarmState state, boolean created, List<Resource> triggers) {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern(
                    "EEEE dd MMMM, yyyy HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** With the children that count, out of all that there are. */
    static CompositeReason of(Resource alarm, AlarmState state, boolean created, List<Resource> children) {
        var latestFirst = children.stream()
                .sorted(Comparator.comparing(CompositeReason::changed).reversed())
                .toList();
        var triggers = latestFirst.stream()
                .filter(child -> created || changed(child).equals(changed(latestFirst.getFirst())))
                .toList();
        return new CompositeReason(alarm, state, created, triggers);
    }

    /** StateReason. */
    String text() {
        if (created || triggers.isEmpty()) {
            return alarm.state().path("AlarmArn").asText() + " was " + (created ? "created" : "updated")
                    + " and its alarm rule evaluates to " + state;
        }
        var child = triggers.getFirst();
        return arn(child) + " transitioned to " + AlarmState.of(child) + " at " + SPOKEN.format(changed(child));
    }

    /** StateReasonData. */
    ObjectNode data() {
        var data = JsonNodeFactory.instance.objectNode();
        var alarms = data.putArray("triggeringAlarms");
        for (var child : triggers) {
            alarms.addObject()
                    .put("arn", arn(child))
                    .putObject("state")
                    .put("value", AlarmState.of(child).name())
                    .put("timestamp", LONG.format(changed(child)));
        }
        return data;
    }

    private static String arn(Resource alarm) {
        return alarm.state().path("AlarmArn").asText();
    }

    private static Instant changed(Resource alarm) {
        var text = alarm.state().path("StateTransitionedTimestamp").asText("");
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }
}
