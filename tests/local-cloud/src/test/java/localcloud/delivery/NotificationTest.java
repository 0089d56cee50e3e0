package localcloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Messages from a topic to its queues, as in recorded-answers/snapshots/sns.json. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NotificationTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:notes";
    private static final String RED =
            "&MessageAttributes.entry.1.Name=colour&MessageAttributes.entry.1.Value.DataType=String"
                    + "&MessageAttributes.entry.1.Value.StringValue=red";

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

    /** test_publish_sqs_from_sns: message-raw-false and message-raw-true. */
    @Test
    void wrapsAMessageUnlessItIsToBeRaw() {
        publish("Message=hello&Subject=greeting" + RED);

        assertThat(cloud().messages("notes")).singleElement().satisfies(message -> {
            var envelope = DeliveringCloud.json(message.path("Body").asText());
            assertThat(envelope.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "Type",
                            "MessageId",
                            "TopicArn",
                            "Subject",
                            "Message",
                            "Timestamp",
                            "SignatureVersion",
                            "Signature",
                            "SigningCertURL",
                            "UnsubscribeURL",
                            "MessageAttributes");
            assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
            assertThat(envelope.path("TopicArn").asText()).isEqualTo(TOPIC);
            assertThat(envelope.path("Message").asText()).isEqualTo("hello");
            assertThat(envelope.path("Timestamp").asText()).isEqualTo("2026-03-02T12:00:00.000Z");
            assertThat(envelope.path("MessageAttributes"))
                    .isEqualTo(DeliveringCloud.json("{\"colour\": {\"Type\": \"String\", \"Value\": \"red\"}}"));
        });
        assertThat(cloud().messages("raw-notes")).singleElement().satisfies(message -> {
            assertThat(message.path("Body").asText()).isEqualTo("hello");
            assertThat(message.at("/MessageAttributes/colour/StringValue").asText())
                    .isEqualTo("red");
        });
    }

    @Test
    void keepsFromASubscriberWhatItsFilterLeavesOut() {
        publish("Message=hello");

        assertThat(cloud().messages("notes")).hasSize(1);
        assertThat(cloud().messages("raw-notes")).isEmpty();
    }

    /** test_message_structure_json_to_sqs. */
    @Test
    void picksTheTextForTheProtocol() {
        publish("MessageStructure=json&Message=%7B%22default%22%3A%22d%22%2C%22sqs%22%3A%22s%22%7D");

        assertThat(cloud().messages("notes"))
                .singleElement()
                .satisfies(message -> assertThat(text(message)).isEqualTo("s"));
    }

    @Test
    void deliversNothingThatTheQueueDoesNotAllow() {
        cloud().remove("NotesPolicy");

        publish("Message=hello");

        assertThat(cloud().messages("notes")).isEmpty();
        assertThat(cloud().admin("GET", "/_cloud/deliveries", "").path("deliveries"))
                .singleElement()
                .satisfies(
                        attempt -> assertThat(attempt.path("outcome").asText()).isEqualTo("AccessDeniedException"));
    }

    /** test_redrive_policy_sqs_queue_subscription[False]. */
    @Test
    void redrivesWhatCannotBeDelivered() {
        cloud().change(
                        "Enveloped",
                        subscription -> subscription
                                .put("Endpoint", "arn:aws:sqs:eu-west-1:111122223333:nowhere")
                                .withObject("/RedrivePolicy")
                                .put("deadLetterTargetArn", "arn:aws:sqs:eu-west-1:111122223333:notes"));

        publish("Message=hello");

        assertThat(cloud().messages("notes"))
                .singleElement()
                .satisfies(message -> assertThat(text(message)).isEqualTo("hello"));
    }

    /** events_targets.json test_put_events_with_target_sns: the event is the message. */
    @Test
    void passesAnEventOn() {
        cloud().put("noted", "Any", "{\"a\": 1}");

        assertThat(cloud().messages("notes"))
                .singleElement()
                .satisfies(message -> assertThat(DeliveringCloud.json(text(message))
                                .at("/detail/a")
                                .asInt())
                        .isEqualTo(1));
    }

    private void publish(String parameters) {
        cloud().query("sns", "Version=2010-03-31&Action=Publish&TopicArn=" + TOPIC + "&" + parameters);
        cloud().settle();
    }

    private DeliveringCloud cloud() {
        return started.orElseThrow();
    }

    private static String text(JsonNode message) {
        return DeliveringCloud.json(message.path("Body").asText())
                .path("Message")
                .asText();
    }
}
