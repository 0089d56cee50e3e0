package localcloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events from PutEvents to their targets. What a dead letter says and what is tried again is as in
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EventDeliveryTest {
    private static final String WORK_RULE = DeliveringCloud.EVENTS + "rule/market/work";

    private Optional<DeliveringCloud> started = Optional.empty();

    @BeforeAll
    void start(@TempDir Path project) throws IOException {
        started = Optional.of(new DeliveringCloud(project));
    }

    @AfterAll
    void close() {
        cloud().close();
    }

    @AfterEach
    void reset() {
        cloud().reset();
    }

    @Test
    void deliversOnceToTheAlias() {
        cloud().put("market-data", "AssetDue", "{\"symbol\": \"A\"}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", ""))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.path("caller").asText()).isEqualTo("events.amazonaws.com");
                    assertThat(run.path("function").asText()).isEqualTo("worker");
                    assertThat(run.path("qualifier").asText()).isEqualTo("live");
                    assertThat(run.path("version").asText()).isEqualTo("1");
                    assertThat(run.path("type").asText()).isEqualTo("Event");
                    assertThat(run.path("outcome").asText()).isEqualTo("ok");
                });
        assertThat(cloud().messages("undelivered")).isEmpty();
        assertThat(cloud().sum("Invocations", "work")).isEqualTo(1);
        assertThat(cloud().sum("FailedInvocations", "work")).isZero();
    }

    @Test
    void deliversNothingForAPatternThatIsMisspelt() {
        cloud().change(
                        "WorkRule",
                        rule -> rule.withObject("/EventPattern")
                                .putArray("source")
                                .add("market-dta"));

        cloud().put("market-data", "AssetDue", "{}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).isEmpty();
        assertThat(cloud().messages("undelivered")).isEmpty();
        assertThat(cloud().sum("TriggeredRules", "work")).isZero();
    }

    @Test
    void deliversNothingForARuleThatIsDisabled() {
        cloud().change("WorkRule", rule -> rule.put("State", "DISABLED"));

        cloud().put("market-data", "AssetDue", "{}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).isEmpty();
        assertThat(cloud().sum("TriggeredRules", "work")).isZero();
    }

    @Test
    void buriesWhatItMayNotDeliver() {
        cloud().remove("WorkerPermission");

        cloud().put("market-data", "AssetDue", "{\"symbol\": \"A\"}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).isEmpty();
        assertThat(cloud().messages("undelivered")).singleElement().satisfies(letter -> {
            assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
            assertThat(attribute(letter, "ERROR_MESSAGE")).contains("lambda:InvokeFunction", DeliveringCloud.WORKER);
            assertThat(attribute(letter, "RULE_ARN")).isEqualTo(WORK_RULE);
            assertThat(attribute(letter, "TARGET_ARN")).isEqualTo(DeliveringCloud.WORKER);
            assertThat(attribute(letter, "RETRY_ATTEMPTS")).isEqualTo("0");
            assertThat(letter.path("MessageAttributes").has("EXHAUSTED_RETRY_CONDITION"))
                    .isFalse();
            assertThat(body(letter).at("/detail/symbol").asText()).isEqualTo("A");
        });
        assertThat(cloud().sum("FailedInvocations", "work")).isEqualTo(1);
        assertThat(cloud().sum("InvocationsSentToDlq", "work")).isEqualTo(1);
    }

    @Test
    void countsWhatItMayNotEvenBury() {
        cloud().remove("WorkerPermission");
        cloud().remove("UndeliveredPolicy");

        cloud().put("market-data", "AssetDue", "{}");

        assertThat(cloud().messages("undelivered")).isEmpty();
        assertThat(cloud().sum("InvocationsSentToDlq", "work")).isZero();
        assertThat(cloud().sum("InvocationsFailedToBeSentToDlq", "work")).isEqualTo(1);
        assertThat(cloud().admin("GET", "/_cloud/deliveries", "").path("deliveries"))
                .extracting(attempt -> attempt.path("outcome").asText())
                .containsExactly("AccessDeniedException", "AccessDeniedException");
    }

    @Test
    void saysThatATargetIsGone() {
        cloud().remove("Copies");

        cloud().put("copied", "Any", "{}");

        assertThat(cloud().messages("undelivered")).singleElement().satisfies(letter -> {
            assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("NO_RESOURCE");
            assertThat(attribute(letter, "RETRY_ATTEMPTS")).isEqualTo("0");
        });
    }

    /** The names of the two conditions: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html. */
    @Test
    void triesAgainWhatMayPass() {
        throttleWorker();

        cloud().put("market-data", "AssetDue", "{}");

        assertThat(cloud().messages("undelivered")).singleElement().satisfies(letter -> {
            assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("THROTTLING");
            assertThat(attribute(letter, "RETRY_ATTEMPTS")).isEqualTo("3");
            assertThat(attribute(letter, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumRetryAttempts");
            assertThat(attribute(letter, "RULE_ARN")).isEqualTo(WORK_RULE);
            assertThat(attribute(letter, "TARGET_ARN")).isEqualTo(DeliveringCloud.WORKER);
        });
        assertThat(cloud().sum("RetryInvocationAttempts", "work")).isEqualTo(3);
    }

    /** The least that MaximumEventAgeInSeconds may be is 60; 1 + 2 + 4 + 8 + 16 seconds of waiting are less, 32 more are not. */
    @Test
    void givesUpWhatIsTooOld() {
        throttleWorker();
        cloud().change(
                        "WorkRule",
                        rule -> rule.withObject("/Targets/0/RetryPolicy")
                                .put("MaximumRetryAttempts", 185)
                                .put("MaximumEventAgeInSeconds", 60));

        cloud().put("market-data", "AssetDue", "{}");

        assertThat(cloud().messages("undelivered")).singleElement().satisfies(letter -> {
            assertThat(attribute(letter, "RETRY_ATTEMPTS")).isEqualTo("5");
            assertThat(attribute(letter, "EXHAUSTED_RETRY_CONDITION")).isEqualTo("MaximumEventAgeInSeconds");
        });
    }

    /** recorded-answers/snapshots/events_targets.json test_put_events_with_target_sqs. */
    @Test
    void givesAQueueTheWholeEvent() {
        cloud().put("copied", "Any", "{\"command\": \"update\"}");

        assertThat(cloud().messages("copies")).singleElement().satisfies(message -> {
            var event = body(message);
            assertThat(event.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "version",
                            "id",
                            "detail-type",
                            "source",
                            "account",
                            "time",
                            "region",
                            "resources",
                            "detail");
            assertThat(event.path("source").asText()).isEqualTo("copied");
            assertThat(event.path("time").asText()).isEqualTo("2026-03-02T12:00:00Z");
            assertThat(event.path("detail")).isEqualTo(DeliveringCloud.json("{\"command\": \"update\"}"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"$.detail.payload\"", "\"$['detail']['payload']\""})
    void givesATargetThePartThatItAsksFor(String path) {
        cloud().change("CopyRule", rule -> rule.withObject("/Targets/0").set("InputPath", DeliveringCloud.json(path)));

        cloud().put("copied", "Any", "{\"payload\": {\"id\": 1}}");

        assertThat(cloud().messages("copies"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("Body").asText()).isEqualTo("{\"id\":1}"));
    }

    @Test
    void givesATargetItsConstantInput() {
        cloud().change("CopyRule", rule -> rule.withObject("/Targets/0").put("Input", "{\"run\":\"all\"}"));

        cloud().put("copied", "Any", "{}");

        assertThat(cloud().messages("copies"))
                .singleElement()
                .satisfies(message -> assertThat(message.path("Body").asText()).isEqualTo("{\"run\":\"all\"}"));
    }

    /** The event's members as in https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html. */
    @Test
    void firesAScheduleByTheCloudsClock() {
        cloud().admin("POST", "/_cloud/clock", "{\"advance\": \"PT16H\"}");

        cloud().admin("POST", "/_cloud/schedules/Daily/fire", "");
        cloud().settle();

        assertThat(cloud().messages("copies")).singleElement().satisfies(message -> {
            var event = body(message);
            assertThat(event.path("id").asText()).isNotEmpty();
            assertThat(event)
                    .isEqualTo(DeliveringCloud.object()
                            .put("version", "0")
                            .put("id", event.path("id").asText())
                            .put("detail-type", "Scheduled Event")
                            .put("source", "aws.events")
                            .put("account", "111122223333")
                            .put("time", "2026-03-03T04:00:00Z")
                            .put("region", "eu-west-1")
                            .<ObjectNode>set(
                                    "resources", DeliveringCloud.json("[\"" + DeliveringCloud.EVENTS + "rule/daily\"]"))
                            .set("detail", DeliveringCloud.object()));
        });
    }

    @Test
    void firesNoScheduleThatIsDisabledOrNone() {
        cloud().change("Daily", rule -> rule.put("State", "DISABLED"));

        assertThat(cloud().admin("POST", "/_cloud/schedules/Daily/fire", "")
                        .path("error")
                        .asText())
                .isEqualTo("the rule Daily is DISABLED, so it does not fire");
        assertThat(cloud().admin("POST", "/_cloud/schedules/WorkRule/fire", "")
                        .path("error")
                        .asText())
                .isEqualTo("the rule WorkRule has no ScheduleExpression");
        assertThat(cloud().admin("POST", "/_cloud/schedules/Nobody/fire", "")
                        .path("error")
                        .asText())
                .isEqualTo("there is no rule Nobody");
    }

    /** What AWS names and manages: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html. */
    @Test
    void showsTheRuleThatAnArchiveMakes() {
        var rules = cloud().call(
                        "events",
                        "AWSEvents.ListRules",
                        DeliveringCloud.object().put("EventBusName", "market"));

        assertThat(rules.path("Rules"))
                .filteredOn(rule -> rule.has("ManagedBy"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("Name").asText()).isEqualTo("Events-Archive-market-archive");
                    assertThat(rule.path("State").asText()).isEqualTo("ENABLED");
                    assertThat(DeliveringCloud.json(rule.path("EventPattern").asText()))
                            .isEqualTo(DeliveringCloud.json(
                                    "{\"source\":[\"market-data\"],\"replay-name\":[{\"exists\":false}]}"));
                });
    }

    @Test
    void dropsWhatIsUnderWayAtAReset() throws InterruptedException {
        cloud().admin(
                        "POST",
                        "/_cloud/faults",
                        "{\"service\": \"sqs\", \"operation\": \"SendMessage\", \"kind\": \"delay\", \"millis\": 600000,"
                                + " \"principal\": \"events.amazonaws.com\"}");
        var input = DeliveringCloud.object();
        input.putArray("Entries")
                .addObject()
                .put("EventBusName", "market")
                .put("Source", "copied")
                .put("DetailType", "Any")
                .put("Detail", "{}");
        cloud().call("events", "AWSEvents.PutEvents", input);
        assertThat(cloud().cloud().awaitQuiet(Duration.ZERO)).isFalse();
        assertThat(cloud().admin("POST", "/_cloud/deliveries/await", "{\"within\": \"PT0S\"}")
                        .path("quiet")
                        .asBoolean(true))
                .isFalse();

        cloud().reset();

        assertThat(cloud().cloud().awaitQuiet(Duration.ZERO)).isTrue();
        assertThat(cloud().messages("copies")).isEmpty();
        assertThat(cloud().admin("GET", "/_cloud/deliveries", "").path("deliveries"))
                .isEmpty();
    }

    private void throttleWorker() {
        cloud().admin(
                        "POST",
                        "/_cloud/faults",
                        "{\"service\": \"lambda\", \"operation\": \"Invoke\", \"kind\": \"throttle\","
                                + " \"principal\": \"events.amazonaws.com\"}");
    }

    private DeliveringCloud cloud() {
        return started.orElseThrow();
    }

    private static String attribute(JsonNode message, String name) {
        var attribute = message.path("MessageAttributes").path(name);
        assertThat(List.of("String", "Number"))
                .contains(attribute.path("DataType").asText());
        return attribute.path("StringValue").asText();
    }

    private static JsonNode body(JsonNode message) {
        return DeliveringCloud.json(message.path("Body").asText());
    }
}
