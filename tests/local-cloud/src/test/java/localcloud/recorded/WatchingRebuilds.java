package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Logs, CloudWatch's alarms, and Secrets Manager. */
final class WatchingRebuilds {
    private WatchingRebuilds() {}

    static Map<String, Rebuild> logs() {
        return Map.of(
                "DescribeLogGroups", WatchingRebuilds::groups,
                "DescribeSubscriptionFilters", WatchingRebuilds::subscriptions,
                "ListTagsForResource", WatchingRebuilds::tags);
    }

    static Map<String, Rebuild> cloudwatch() {
        return Map.of("DescribeAlarms", WatchingRebuilds::alarms, "GetMetricData", WatchingRebuilds::metricData);
    }

    static Map<String, Rebuild> secretsmanager() {
        return Map.of(
                "DescribeSecret", WatchingRebuilds::secret,
                "GetResourcePolicy", WatchingRebuilds::resourcePolicy);
    }

    private static ObjectNode groups(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("logGroupNamePrefix", "a").put("logGroupNamePattern", "b");
        }
        for (JsonNode group : answer.path("logGroups")) {
            String name = group.path("logGroupName").asText();
            ObjectNode properties = object();
            rename(group, "retentionInDays", properties, "RetentionInDays");
            rename(group, "kmsKeyId", properties, "KmsKeyId");
            rename(group, "logGroupClass", properties, "LogGroupClass");
            rename(group, "deletionProtectionEnabled", properties, "DeletionProtectionEnabled");
            scene.put("AWS::Logs::LogGroup", name, properties, pick(group, "creationTime", "storedBytes"));
            for (int i = 0; i < group.path("metricFilterCount").asInt(); i++) {
                scene.put("AWS::Logs::MetricFilter", "f" + i, object().put("LogGroupName", name), object());
            }
        }
        ObjectNode input = object();
        if (answer.has("nextToken")) {
            input.put("limit", Math.max(1, answer.path("logGroups").size()));
            scene.put("AWS::Logs::LogGroup", "~last", object(), object());
        }
        return input;
    }

    private static ObjectNode subscriptions(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("logGroupName", "absent");
        }
        String group =
                answer.path("subscriptionFilters").path(0).path("logGroupName").asText("group");
        scene.put("AWS::Logs::LogGroup", group, object(), object());
        for (JsonNode filter : answer.path("subscriptionFilters")) {
            ObjectNode properties = object();
            rename(filter, "filterName", properties, "FilterName");
            rename(filter, "filterPattern", properties, "FilterPattern");
            rename(filter, "logGroupName", properties, "LogGroupName");
            rename(filter, "destinationArn", properties, "DestinationArn");
            rename(filter, "roleArn", properties, "RoleArn");
            rename(filter, "distribution", properties, "Distribution");
            scene.put(
                    "AWS::Logs::SubscriptionFilter",
                    filter.path("filterName").asText(),
                    properties,
                    pick(filter, "creationTime"));
        }
        return object().put("logGroupName", group);
    }

    private static ObjectNode tags(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        properties.set("Tags", answer.path("tags").deepCopy());
        scene.put("AWS::Logs::LogGroup", "group", properties, object());
        return object().put(
                        "resourceArn", "arn:aws:logs:" + scene.region() + ":" + scene.accountId() + ":log-group:group");
    }

    private static void rename(JsonNode from, String old, ObjectNode to, String name) {
        if (from.has(old)) {
            to.set(name, from.path(old).deepCopy());
        }
    }

    private static final String[] STATE = {
        "StateValue",
        "StateReason",
        "StateReasonData",
        "StateUpdatedTimestamp",
        "StateTransitionedTimestamp",
        "AlarmConfigurationUpdatedTimestamp"
    };

    private static ObjectNode alarms(Scene scene, JsonNode answer) {
        answer.path("MetricAlarms").forEach(alarm -> putAlarm(scene, "AWS::CloudWatch::Alarm", alarm));
        answer.path("CompositeAlarms").forEach(alarm -> putAlarm(scene, "AWS::CloudWatch::CompositeAlarm", alarm));
        ObjectNode input = object();
        input.putArray("AlarmTypes").add("MetricAlarm").add("CompositeAlarm");
        return input;
    }

    private static void putAlarm(Scene scene, String type, JsonNode alarm) {
        ObjectNode properties = alarm.deepCopy();
        properties.remove(java.util.List.of(STATE));
        properties.remove(java.util.List.of("AlarmArn", "AlarmName"));
        scene.put(type, alarm.path("AlarmName").asText(), properties, pick(alarm, STATE));
    }

    /** Points are no documents: {@link Served} posts the two that the recorded answer sums up. */
    private static ObjectNode metricData(Scene scene, JsonNode answer) {
        scene.put("AWS::CloudWatch::Dashboard", "unrelated", object(), object());
        ObjectNode input = object().put("StartTime", "2026-07-21T14:00:00Z").put("EndTime", "2026-07-21T15:00:00Z");
        ObjectNode query = input.putArray("MetricDataQueries").addObject();
        JsonNode result = answer.path("MetricDataResults").path(0);
        query.setAll(pick(result, "Id", "Label"));
        ObjectNode stat = query.putObject("MetricStat").put("Period", 60).put("Stat", "Sum");
        stat.putObject("Metric").put("Namespace", "n").put("MetricName", "m");
        return input;
    }

    private static ObjectNode secret(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("SecretId", "absent");
        }
        ObjectNode state = answer.deepCopy();
        state.remove(java.util.List.of("ARN", "Name", "Description", "KmsKeyId", "Tags", "ResponseMetadata"));
        scene.put(
                "AWS::SecretsManager::Secret",
                answer.path("ARN").asText(),
                pick(answer, "Description", "KmsKeyId", "Tags"),
                state);
        return object().put("SecretId", answer.path("ARN").asText());
    }

    private static ObjectNode resourcePolicy(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("SecretId", "absent");
        }
        String arn = answer.path("ARN").asText();
        scene.put("AWS::SecretsManager::Secret", arn, object(), object());
        if (answer.has("ResourcePolicy")) {
            ObjectNode properties = pick(answer, "ResourcePolicy");
            scene.put("AWS::SecretsManager::ResourcePolicy", "policy", properties.put("SecretId", arn), object());
        }
        return object().put("SecretId", arn);
    }
}
