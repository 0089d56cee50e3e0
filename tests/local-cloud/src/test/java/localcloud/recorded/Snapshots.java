package localcloud.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The steps of recorded sequences that are reads which the local cloud serves. */
final class Snapshots {

    /**
     * One step.
     *
     * @param name file, test and step
     * @param recorded in the form of a recorded call: {@code {status, answer}}
     */
    record Step(String name, String service, String operation, JsonNode recorded) {}

    /** Which steps of which file are calls of which operation; a step's name is the recorder's own. */
    private record Reading(String file, Pattern steps, String service, String operation) {
        static Reading of(String file, String steps, String service, String operation) {
            return new Reading(file, Pattern.compile(steps), service, operation);
        }
    }

    private static final List<Reading> READINGS = List.of(
            Reading.of("events", "list-rules.*", "events", "ListRules"),
            Reading.of("events_schedule", "list-rules.*", "events", "ListRules"),
            Reading.of("events", "describe-(rule|not-existing-rule).*", "events", "DescribeRule"),
            Reading.of("cloudformation_events", "rule|describe_rule", "events", "DescribeRule"),
            Reading.of("events", "list-targets.*", "events", "ListTargetsByRule"),
            Reading.of("events_targets", "list-targets.*", "events", "ListTargetsByRule"),
            Reading.of("events_schedule", "list-targets.*", "events", "ListTargetsByRule"),
            Reading.of("events", "list_rule_names_by_target.*|.*_page", "events", "ListRuleNamesByTarget"),
            Reading.of("events", "describe-(event-bus|not-existing-event-bus).*", "events", "DescribeEventBus"),
            Reading.of("events", "list-event-buses.*", "events", "ListEventBuses"),
            Reading.of("archive_and_replay", "describe-archive.*", "events", "DescribeArchive"),
            Reading.of("archive_and_replay", "list-archives.*", "events", "ListArchives"),
            Reading.of("sqs", "get-queue-attributes.*|get_.*queue_attributes", "sqs", "GetQueueAttributes"),
            Reading.of("sqs", "sse_.*_attributes", "sqs", "GetQueueAttributes"),
            Reading.of("sqs", "queue-does-not-exist", "sqs", "GetQueueAttributes"),
            Reading.of("sqs", "list_(all|two_max|remaining)", "sqs", "ListQueues"),
            Reading.of("sqs", "get-tag-.*", "sqs", "ListQueueTags"),
            Reading.of("sns", "get-topic-attrs|get-attrs-.*-topic", "sns", "GetTopicAttributes"),
            Reading.of("sns", "list-primary", "sns", "ListTopics"),
            Reading.of("sns", "subscription-attributes|get-attrs-.*-sub", "sns", "GetSubscriptionAttributes"),
            Reading.of("sns", "list-sub-per-topic.*", "sns", "ListSubscriptionsByTopic"),
            Reading.of("sns", "list-.*-tags", "sns", "ListTagsForResource"),
            Reading.of("iam", "get_role_result|get-role-response", "iam", "GetRole"),
            Reading.of("iam", "list_roles_result|list-roles-response", "iam", "ListRoles"),
            Reading.of("iam", "attached-role-policies", "iam", "ListAttachedRolePolicies"),
            Reading.of("kms", "describe-.*key.*", "kms", "DescribeKey"),
            Reading.of("kms", "rotation-status.*", "kms", "GetKeyRotationStatus"),
            Reading.of("logs_groups", "describe-log-groups.*|error-prefix-and-pattern", "logs", "DescribeLogGroups"),
            Reading.of("logs_groups", "list-tags-.*", "logs", "ListTagsForResource"),
            Reading.of("logs_subscription_filters", "describe.*", "logs", "DescribeSubscriptionFilters"),
            Reading.of("cloudwatch", "describe.alarms?", "monitoring", "DescribeAlarms"),
            Reading.of("secretsmanager", "describe_secret.*", "secretsmanager", "DescribeSecret"),
            Reading.of("dynamodb", "describe.table.*|Describe.*Table.*", "dynamodb", "DescribeTable"));

    private Snapshots() {}

    static Stream<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Path file : Corpus.files("recorded-answers/snapshots")) {
            String name = file.getFileName().toString().replace(".json", "");
            List<Reading> readings =
                    READINGS.stream().filter(each -> each.file().equals(name)).toList();
            for (var test : Corpus.read(file).properties()) {
                String shortName = test.getKey().substring(test.getKey().lastIndexOf(':') + 1);
                for (var step : test.getValue().path("answers").properties()) {
                    for (Reading reading : readings) {
                        if (reading.steps().matcher(step.getKey()).matches() && isAnswer(step.getValue())) {
                            steps.add(new Step(
                                    name + "/" + shortName + "/" + step.getKey(),
                                    reading.service(),
                                    reading.operation(),
                                    recorded(step.getValue())));
                        }
                    }
                }
            }
        }
        return steps.stream();
    }

    /** Some steps hold a part of an answer, or a list of them. */
    private static boolean isAnswer(JsonNode step) {
        return step.has("ResponseMetadata") && !step.has("ErrorResponse");
    }

    private static JsonNode recorded(JsonNode step) {
        ObjectNode recorded = Scene.object();
        JsonNode status = step.path("ResponseMetadata").path("HTTPStatusCode");
        recorded.put("status", status.asInt());
        recorded.set("answer", filledIn(step));
        return recorded;
    }

    /** The recorder wrote placeholders for what differs from run to run: put something of the right kind in their place. */
    private static JsonNode filledIn(JsonNode step) {
        String text = step.toString()
                .replace("<partition>", "aws")
                .replace("<secondary-region>", "us-west-1")
                .replaceAll("<(primary-|secondary-)?region(-primary|-secondary)?>", "eu-west-1")
                .replace("<ArnPart-0idx>", "-a1B2c3")
                .replace("<SecretId-0idx>", "secret")
                .replace("<index-status>", "ACTIVE")
                .replace("<account-id>", "111111111111")
                .replaceAll("\"(<datetime>|datetime)\"", "\"" + Compared.ANY_TIME + "\"")
                .replaceAll("<key-id(:\\d)?>", "11111111-2222-3333-4444-555555555555")
                .replaceAll(
                        "<(mrk-)?key-arn>",
                        "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555")
                .replaceAll("<path(-prefix)?(:\\d)?>", "/path/")
                .replaceAll("<([a-zA-Z_-]+)(-prefix)?:?(\\d*)>", "$1$3");
        try {
            return Corpus.parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
