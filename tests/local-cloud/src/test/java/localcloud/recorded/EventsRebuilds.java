package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** EventBridge. */
final class EventsRebuilds {
    private EventsRebuilds() {}

    static Map<String, Rebuild> all() {
        return Map.of(
                "ListRules", EventsRebuilds::listRules,
                "DescribeRule", EventsRebuilds::describeRule,
                "ListTargetsByRule", EventsRebuilds::listTargets,
                "ListRuleNamesByTarget", EventsRebuilds::listNames,
                "DescribeEventBus", EventsRebuilds::describeBus,
                "ListEventBuses", EventsRebuilds::listBuses,
                "DescribeArchive", EventsRebuilds::describeArchive,
                "ListArchives", EventsRebuilds::listArchives);
    }

    private static ObjectNode listRules(Scene scene, JsonNode answer) {
        ObjectNode input = object();
        for (JsonNode rule : answer.path("Rules")) {
            putRule(scene, rule);
            input.put("EventBusName", rule.path("EventBusName").asText());
        }
        limit(
                input,
                answer,
                "Rules",
                () -> scene.put("AWS::Events::Rule", input.path("EventBusName").asText() + "|zzz", object(), object()));
        return input;
    }

    private static ObjectNode describeRule(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("Name", Rebuild.named(answer, "Rule (\\S+) does not exist"));
        }
        putRule(scene, answer);
        return pick(answer, "Name", "EventBusName");
    }

    private static void putRule(Scene scene, JsonNode rule) {
        String bus = rule.path("EventBusName").asText();
        String name = rule.path("Name").asText();
        putBus(scene, bus);
        scene.put(
                "AWS::Events::Rule",
                bus.equals("default") ? name : bus + "|" + name,
                pick(rule, "EventPattern", "State", "Description", "ScheduleExpression", "RoleArn"),
                pick(rule, "ManagedBy", "CreatedBy"));
    }

    private static void putBus(Scene scene, String name) {
        if (!name.equals("default")
                && scene.resources().ofType("AWS::Events::EventBus").isEmpty()) {
            scene.put("AWS::Events::EventBus", name, object(), object());
        }
    }

    private static ObjectNode listTargets(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        properties.set("Targets", answer.path("Targets").deepCopy());
        scene.put("AWS::Events::Rule", "rule", properties, object());
        ObjectNode input = object().put("Rule", "rule");
        if (answer.has("NextToken")) {
            input.put("Limit", answer.path("Targets").size());
            properties.withArray("Targets").addObject().put("Id", "zzz").put("Arn", "arn:aws:sqs:a:b:c");
            scene.resources().update("R0", rule -> {
                rule.properties().setAll(properties);
                return rule;
            });
        }
        return input;
    }

    private static ObjectNode listNames(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        properties.putArray("Targets").addObject().put("Id", "1").put("Arn", "arn:aws:sqs:a:b:c");
        for (JsonNode name : answer.path("RuleNames")) {
            scene.put("AWS::Events::Rule", name.asText(), properties.deepCopy(), object());
        }
        ObjectNode input = object().put("TargetArn", "arn:aws:sqs:a:b:c");
        limit(input, answer, "RuleNames", () -> scene.put("AWS::Events::Rule", "zzz", properties, object()));
        return input;
    }

    private static ObjectNode describeBus(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("Name", Rebuild.named(answer, "Event bus (\\S+) does not exist"));
        }
        bus(scene, answer);
        return pick(answer, "Name");
    }

    private static ObjectNode listBuses(Scene scene, JsonNode answer) {
        boolean withDefault = false;
        String common = answer.path("EventBuses").path(0).path("Name").asText();
        for (JsonNode bus : answer.path("EventBuses")) {
            bus(scene, bus);
            withDefault |= bus.path("Name").asText().equals("default");
        }
        ObjectNode input = object();
        if (!withDefault) {
            input.put("NamePrefix", common.isEmpty() ? "none" : common.substring(0, Math.max(1, common.length() - 2)));
        }
        limit(
                input,
                answer,
                "EventBuses",
                () -> scene.put(
                        "AWS::Events::EventBus", input.path("NamePrefix").asText() + "zzz", object(), object()));
        return input;
    }

    private static void bus(Scene scene, JsonNode bus) {
        String name = bus.path("Name").asText();
        scene.put(
                "AWS::Events::EventBus",
                name,
                pick(bus, "Description", "KmsKeyIdentifier", "DeadLetterConfig"),
                pick(bus, "CreationTime", "LastModifiedTime"));
        JsonNode policy = Compared.parsed(bus.path("Policy"));
        for (JsonNode statement : policy.path("Statement")) {
            ObjectNode properties = object().put("EventBusName", name);
            properties.put("StatementId", statement.path("Sid").asText());
            properties.set("Statement", statement.deepCopy());
            scene.put(
                    "AWS::Events::EventBusPolicy", name + statement.path("Sid").asText(), properties, object());
        }
    }

    private static ObjectNode describeArchive(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("ArchiveName", Rebuild.named(answer, "Archive (\\S+) does not exist"));
        }
        putArchive(scene, answer);
        return pick(answer, "ArchiveName");
    }

    private static ObjectNode listArchives(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("EventSourceArn", Rebuild.named(answer, "Event bus (\\S+) does not exist"));
        }
        answer.path("Archives").forEach(archive -> putArchive(scene, archive));
        return object();
    }

    private static void putArchive(Scene scene, JsonNode archive) {
        ObjectNode properties = pick(archive, "Description", "EventPattern", "RetentionDays");
        properties.set("SourceArn", archive.path("EventSourceArn").deepCopy());
        scene.put(
                "AWS::Events::Archive",
                archive.path("ArchiveName").asText(),
                properties,
                pick(archive, "State", "SizeBytes", "EventCount", "CreationTime"));
    }

    /** A page that was not the last: ask for its size, and let there be one more. */
    private static void limit(ObjectNode input, JsonNode answer, String member, Runnable oneMore) {
        if (answer.has("NextToken")) {
            input.put("Limit", answer.path(member).size());
            oneMore.run();
        }
    }
}
