package localcloud.service.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import localcloud.resource.InMemoryResources;
import localcloud.resource.Resource;
import localcloud.resource.Resources;
import localcloud.service.World;
import localcloud.service.delivery.Delivery;
import org.junit.jupiter.api.Test;

/** Triggers as in recorded-answers/snapshots/cloudwatch.json test_trigger_composite_alarm; words as in the cases. */
final class CompositeWatchTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms";
    private static final String FAMILY = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:";

    private final InMemoryResources resources = new InMemoryResources();
    private final List<Delivery> sent = new ArrayList<>();
    private Instant now = Instant.parse("2022-09-27T10:05:12.198Z");
    private final World world = new Now();
    private final CompositeWatch watch = new CompositeWatch(world, new AlarmActions(world, sent::add));

    /** calls/monitoring.DescribeAlarms/00. */
    @Test
    void isOkAfterItsCreationWhenNoChildIsInAlarm() throws IOException {
        child("one", "INSUFFICIENT_DATA");
        composite("c", "ALARM(\"one\")");

        watch.look();

        assertThat(word("c", "StateValue")).isEqualTo("OK");
        assertThat(word("c", "StateReason")).isEqualTo(FAMILY + "c was created and its alarm rule evaluates to OK");
        assertThat(json(word("c", "StateReasonData"))).isEqualTo(json("""
                        {"triggeringAlarms": [{"arn": "%sone", "state":
                        {"value": "INSUFFICIENT_DATA", "timestamp": "2022-09-27T10:05:12.198+0000"}}]}""".formatted(FAMILY)));
    }

    /** The steps of test_trigger_composite_alarm: only the child that changed is named, and a second one in alarm changes nothing. */
    @Test
    void followsItsChildren() {
        later("2021-11-10T02:40:00Z");
        child("one", "OK");
        child("two", "OK");
        composite("c", "ALARM(\"" + FAMILY + "one\") OR ALARM(\"" + FAMILY + "two\")");
        watch.look();

        later("2021-11-10T02:45:55.640Z");
        change("one", "ALARM");
        assertThat(word("c", "StateValue")).isEqualTo("ALARM");
        // As AWS's notifications are quoted in public.
        assertThat(word("c", "StateReason"))
                .isEqualTo(FAMILY + "one transitioned to ALARM at Wednesday 10 November, 2021 02:45:55 UTC");
        assertThat(triggers("c")).containsExactly(FAMILY + "one ALARM");

        later("2021-11-10T02:46:00Z");
        change("two", "ALARM");
        assertThat(triggers("c")).containsExactly(FAMILY + "one ALARM");
        change("two", "OK");

        later("2021-11-10T02:47:00Z");
        change("one", "OK");
        assertThat(word("c", "StateValue")).isEqualTo("OK");
        assertThat(triggers("c")).containsExactly(FAMILY + "one OK");
    }

    /** The message as quoted in public; the names of its members differ from a metric alarm's. */
    @Test
    void tellsItsTopic() throws IOException {
        child("one", "OK");
        composite("c", "ALARM(one)");
        watch.look();
        later("2021-11-10T02:45:55.640Z");

        change("one", "ALARM");

        assertThat(sent).singleElement().satisfies(delivery -> {
            assertThat(delivery.targetArn()).isEqualTo(TOPIC);
            assertThat(delivery.from().principal()).isEqualTo("cloudwatch.amazonaws.com");
            assertThat(delivery.from().sourceArn()).isEqualTo(FAMILY + "c");
            assertThat(json(delivery.body())).isEqualTo(json("""
                            {"AlarmName": "c", "AlarmDescription": null, "AWSAccountId": "111122223333", "NewStateValue": "ALARM",
                            "NewStateReason": "%1$sone transitioned to ALARM at Wednesday 10 November, 2021 02:45:55 UTC",
                            "StateChangeTime": "2021-11-10T02:45:55.640+0000", "Region": "EU (Ireland)", "AlarmArn": "%1$sc",
                            "OldStateValue": "OK", "OKActions": [], "AlarmActions": ["%2$s"], "InsufficientDataActions": [],
                            "AlarmRule": "ALARM(one)", "TriggeringChildren": [{"Arn": "%1$sone", "State":
                            {"Value": "ALARM", "Timestamp": "2021-11-10T02:45:55.640+0000"}}]}""".formatted(FAMILY, TOPIC)));
        });
    }

    @Test
    void looksAtInnerCompositesFirst() {
        child("one", "ALARM");
        composite("outer", "ALARM(inner)");
        composite("inner", "ALARM(one)");

        watch.look();

        assertThat(word("outer", "StateValue")).isEqualTo("ALARM");
    }

    /** "The evaluation of composite alarms stops if CloudWatch detects a cycle in the evaluation path." */
    @Test
    void stopsAtACycle() {
        child("one", "ALARM");
        composite("a", "ALARM(b) OR ALARM(one)");
        composite("b", "ALARM(a) OR ALARM(one)");
        composite("onto", "ALARM(one) OR ALARM(a)");
        composite("itself", "TRUE OR ALARM(itself)");
        composite("free", "ALARM(one)");

        watch.look();

        for (var stopped : List.of("a", "b", "onto", "itself")) {
            assertThat(word(stopped, "StateValue")).isEqualTo("INSUFFICIENT_DATA");
        }
        assertThat(word("free", "StateValue")).isEqualTo("ALARM");
    }

    /** SetAlarmState: "It returns to its actual state only once any of its children alarms change state." */
    @Test
    void keepsAStateThatWasSetUntilAChildChanges() {
        child("one", "OK");
        composite("c", "NOT OK(one) AND TRUE");
        watch.look();
        set("c", "ALARM");

        watch.look();
        assertThat(word("c", "StateValue")).isEqualTo("ALARM");
        change("one", "INSUFFICIENT_DATA");
        change("one", "OK");

        assertThat(word("c", "StateValue")).isEqualTo("OK");
    }

    @Test
    void isSuppressedWhileTheSuppressorIsInAlarm() {
        child("one", "OK");
        child("maintenance", "ALARM");
        composite("c", "ALARM(one)");
        resources.update("c", alarm -> {
            alarm.properties().put("ActionsSuppressor", FAMILY + "maintenance");
            return alarm;
        });
        watch.look();

        change("one", "ALARM");
        assertThat(sent).isEmpty();
        change("maintenance", "OK");
        change("one", "OK");
        change("one", "ALARM");

        assertThat(sent).hasSize(1);
    }

    private void later(String time) {
        now = Instant.parse(time);
    }

    private void change(String alarm, String state) {
        set(alarm, state);
        watch.look();
    }

    private void set(String alarm, String state) {
        resources.update(alarm, live -> {
            live.state().put("StateValue", state).put("StateTransitionedTimestamp", now.toString());
            return live;
        });
    }

    private void child(String name, String state) {
        put(name, "AWS::CloudWatch::Alarm", JsonNodeFactory.instance.objectNode(), state);
    }

    private void composite(String name, String rule) {
        var properties = JsonNodeFactory.instance.objectNode().put("AlarmRule", rule);
        properties.putArray("AlarmActions").add(TOPIC);
        put(name, "AWS::CloudWatch::CompositeAlarm", properties, "INSUFFICIENT_DATA");
    }

    private void put(String name, String type, ObjectNode properties, String state) {
        resources.put(new Resource(
                name,
                type,
                name,
                properties,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("AlarmArn", FAMILY + name)
                        .put("StateValue", state)
                        .put("StateTransitionedTimestamp", now.toString())));
    }

    private String word(String alarm, String member) {
        return resources.find(alarm).orElseThrow().state().path(member).asText();
    }

    private List<String> triggers(String alarm) {
        try {
            var triggers = new ArrayList<String>();
            json(word(alarm, "StateReasonData"))
                    .path("triggeringAlarms")
                    .forEach(each -> triggers.add(each.path("arn").asText() + " "
                            + each.path("state").path("value").asText()));
            return triggers;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private final class Now implements World {
        @Override
        public Resources resources() {
            return resources;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public String region() {
            return "eu-west-1";
        }

        @Override
        public String accountId() {
            return "111122223333";
        }
    }
}
