package localcloud.service.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import localcloud.resource.Resource;
import localcloud.service.World;

/** What CloudWatch publishes to a topic when an alarm changes its state, member by member as recorded (snapshots/cloudwatch.json). */
final class AlarmNotification {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Regions are named in full; https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html. */
    private static final String IRELAND = "EU (Ireland)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AlarmNotification() {}

    static ObjectNode of(Resource alarm, AlarmState old, Instant now, World world) {
        var properties = alarm.properties();
        var state = alarm.state();
        var message = JsonNodeFactory.instance.objectNode().put("AlarmName", alarm.physicalId());
        message.set("AlarmDescription", properties.path("AlarmDescription").deepCopy());
        if (message.path("AlarmDescription").isMissingNode()) {
            message.putNull("AlarmDescription");
        }
        boolean composite = alarm.type().equals(Alarms.COMPOSITE_TYPE);
        message.put("AWSAccountId", world.accountId());
        if (!composite) {
            message.put(
                    "AlarmConfigurationUpdatedTimestamp",
                    TIME.format(Instant.parse(
                            state.path("AlarmConfigurationUpdatedTimestamp").asText(now.toString()))));
        }
        message.put("NewStateValue", state.path("StateValue").asText())
                .put("NewStateReason", state.path("StateReason").asText())
                .put("StateChangeTime", TIME.format(now))
                .put("Region", world.region().equals("eu-west-1") ? IRELAND : world.region())
                .put("AlarmArn", state.path("AlarmArn").asText())
                .put("OldStateValue", old.name());
        message.set("OKActions", list(properties.path("OKActions")));
        message.set("AlarmActions", list(properties.path("AlarmActions")));
        message.set("InsufficientDataActions", list(properties.path("InsufficientDataActions")));
        if (composite) {
            message.put("AlarmRule", properties.path("AlarmRule").asText());
            message.set("TriggeringChildren", children(state.path("StateReasonData")));
        } else {
            message.set("Trigger", trigger(properties));
        }
        return message;
    }

    private static ArrayNode children(JsonNode reasonData) {
        var children = JsonNodeFactory.instance.arrayNode();
        for (var child : parsed(reasonData.asText()).path("triggeringAlarms")) {
            children.addObject()
                    .put("Arn", child.path("arn").asText())
                    .putObject("State")
                    .put("Value", child.path("state").path("value").asText())
                    .put("Timestamp", child.path("state").path("timestamp").asText());
        }
        return children;
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reason that was written here cannot be read: " + json, e);
        }
    }

    private static ObjectNode trigger(JsonNode properties) {
        var trigger = JsonNodeFactory.instance
                .objectNode()
                .put("MetricName", properties.path("MetricName").asText())
                .put("Namespace", properties.path("Namespace").asText())
                .put("StatisticType", "Statistic")
                .put("Statistic", properties.path("Statistic").asText().toUpperCase(Locale.ROOT));
        if (properties.has("Unit")) {
            trigger.put("Unit", properties.path("Unit").asText());
        } else {
            trigger.putNull("Unit");
        }
        var dimensions = trigger.putArray("Dimensions");
        for (var dimension : properties.path("Dimensions")) {
            dimensions
                    .addObject()
                    .put("value", dimension.path("Value").asText())
                    .put("name", dimension.path("Name").asText());
        }
        trigger.put("Period", properties.path("Period").asLong())
                .put("EvaluationPeriods", properties.path("EvaluationPeriods").asLong());
        if (properties.has("DatapointsToAlarm")) {
            trigger.put(
                    "DatapointsToAlarm", properties.path("DatapointsToAlarm").asLong());
        }
        return trigger.put(
                        "ComparisonOperator",
                        properties.path("ComparisonOperator").asText())
                .put("Threshold", properties.path("Threshold").asDouble())
                .put("TreatMissingData", properties.path("TreatMissingData").asText("missing"))
                .put(
                        "EvaluateLowSampleCountPercentile",
                        properties.path("EvaluateLowSampleCountPercentile").asText(""));
    }

    private static ArrayNode list(JsonNode actions) {
        var list = JsonNodeFactory.instance.arrayNode();
        actions.forEach(action -> list.add(action.asText()));
        return list;
    }
}
