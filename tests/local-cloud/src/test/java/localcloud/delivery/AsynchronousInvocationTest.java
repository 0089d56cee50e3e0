package localcloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What follows an asynchronous invocation; the records are compared with recorded-answers/snapshots/lambda_destinations.json, and when
 * Lambda tries again is told at https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AsynchronousInvocationTest {
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

    /** test_assess_lambda_destination_invocation[payload0]. */
    @Test
    void tellsASuccess() {
        cloud().invokeLater("{\"a\": 1}");

        assertThat(cloud().messages("successes")).singleElement().satisfies(message -> {
            var record = body(message);
            var expected = record("Success", 1, "{\"a\": 1}");
            expected.putObject("responseContext").put("statusCode", 200).put("executedVersion", "1");
            expected.set("responsePayload", DeliveringCloud.json("{\"a\": 1}"));
            assertThat(withoutChance(record)).isEqualTo(expected);
            assertThat(record.path("timestamp").asText()).isEqualTo("2026-03-02T12:00:00.000Z");
            assertThat(record.at("/requestContext/requestId").asText()).hasSize(36);
        });
        assertThat(cloud().messages("failures")).isEmpty();
        assertThat(cloud().messages("dead-letters")).isEmpty();
        assertThat(cloud().sum("AsyncEventsReceived", "worker")).isEqualTo(1);
        assertThat(cloud().times("AsyncEventAge", "worker")).hasSize(1);
        assertThat(cloud().sum("NumberOfMessagesSent", "successes")).isEqualTo(1);
        assertThat(cloud().sum("ApproximateNumberOfMessagesVisible", "successes"))
                .isEqualTo(1);
    }

    /** test_lambda_destination_default_retries, and test_dead_letter_queue. */
    @Test
    void triesAgainAndThenTellsTheFailure() {
        cloud().invokeLater("{\"fail\":true}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).hasSize(2);
        assertThat(cloud().sum("AsyncEventsReceived", "worker")).isEqualTo(1);
        // The second attempt is a minute later:
        // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html.
        assertThat(cloud().sum("AsyncEventAge", "worker")).isEqualTo(60_000);
        assertThat(cloud().messages("failures")).singleElement().satisfies(message -> {
            var record = body(message);
            assertThat(record.at("/responsePayload/errorMessage").asText()).isEqualTo("asked to fail");
            assertThat(record.at("/responsePayload/errorType").asText()).isEqualTo("java.lang.IllegalStateException");
            var expected = record("RetriesExhausted", 2, "{\"fail\":true}");
            expected.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", "1")
                    .put("functionError", "Unhandled");
            expected.set("responsePayload", record.path("responsePayload"));
            assertThat(withoutChance(record)).isEqualTo(expected);
        });
        assertThat(cloud().messages("successes")).isEmpty();
        assertThat(cloud().messages("dead-letters")).singleElement().satisfies(letter -> {
            assertThat(letter.path("Body").asText()).isEqualTo("{\"fail\":true}");
            var attributes = letter.path("MessageAttributes");
            assertThat(attributes.path("ErrorCode"))
                    .isEqualTo(DeliveringCloud.json("{\"DataType\": \"Number\", \"StringValue\": \"200\"}"));
            assertThat(attributes.path("ErrorMessage"))
                    .isEqualTo(DeliveringCloud.json("{\"DataType\": \"String\", \"StringValue\": \"asked to fail\"}"));
            assertThat(attributes.at("/RequestID/StringValue").asText()).hasSize(36);
        });
    }

    @Test
    void triesAgainTwiceWhereNothingIsDeclared() {
        cloud().remove("WorkerEventInvokeConfig");

        cloud().invokeLater("{\"fail\":true}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).hasSize(3);
    }

    /** test_maxeventage: the first retry would come after a minute, when the event is too old. */
    @Test
    void givesUpWhatIsTooOld() {
        configure(2, 60);
        cloud().invokeLater("{\"fail\":true}");
        assertThat(condition()).isEqualTo("EventAgeExceeded 1");
    }

    @Test
    void givesUpWhatIsTooOldForASecondRetry() {
        configure(2, 180);
        cloud().invokeLater("{\"fail\":true}");
        assertThat(condition()).isEqualTo("EventAgeExceeded 2");
    }

    /** https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html: without any retries. */
    @Test
    void doesNotTryAFunctionThatIsStopped() {
        cloud().change("Worker", function -> function.put("ReservedConcurrentExecutions", 0));

        cloud().invokeLater("{}");

        assertThat(cloud().admin("GET", "/_cloud/invocations", "")).isEmpty();
        assertThat(cloud().messages("failures")).hasSize(1);
        assertThat(cloud().messages("dead-letters")).hasSize(1);
    }

    /** test_invoke_lambda_eventbridge. */
    @Test
    void tellsABus() {
        var bus = DeliveringCloud.EVENTS + "event-bus/market";
        cloud().change(
                        "WorkerEventInvokeConfig",
                        config -> config.withObject("/DestinationConfig/OnSuccess")
                                .put("Destination", bus));
        cloud().change(
                        "CopyRule",
                        rule -> rule.withObject("/EventPattern")
                                .putArray("source")
                                .add("lambda"));

        cloud().invokeLater("{}");

        assertThat(cloud().messages("copies")).singleElement().satisfies(message -> {
            var event = body(message);
            assertThat(event.path("detail-type").asText()).isEqualTo("Lambda Function Invocation Result - Success");
            assertThat(event.path("resources"))
                    .isEqualTo(DeliveringCloud.json("[\"" + bus + "\", \"" + DeliveringCloud.WORKER + "\"]"));
            assertThat(event.at("/detail/requestContext/condition").asText()).isEqualTo("Success");
        });
    }

    @Test
    void countsADestinationThatIsGone() {
        cloud().remove("Successes");

        cloud().invokeLater("{}");

        assertThat(cloud().sum("DestinationDeliveryFailures", "worker")).isEqualTo(1);
    }

    private void configure(int retries, int seconds) {
        cloud().change(
                        "WorkerEventInvokeConfig",
                        config -> config.put("MaximumRetryAttempts", retries).put("MaximumEventAgeInSeconds", seconds));
    }

    private String condition() {
        var context = body(cloud().messages("failures").getFirst()).path("requestContext");
        return context.path("condition").asText() + " "
                + context.path("approximateInvokeCount").asInt();
    }

    private DeliveringCloud cloud() {
        return started.orElseThrow();
    }

    private static ObjectNode record(String condition, int count, String payload) {
        var record = DeliveringCloud.object().put("version", "1.0");
        record.putObject("requestContext")
                .put("functionArn", DeliveringCloud.WORKER)
                .put("condition", condition)
                .put("approximateInvokeCount", count);
        record.set("requestPayload", DeliveringCloud.json(payload));
        return record;
    }

    private static JsonNode withoutChance(JsonNode record) {
        ObjectNode rest = record.deepCopy();
        rest.remove("timestamp");
        rest.withObject("/requestContext").remove("requestId");
        return rest;
    }

    private static JsonNode body(JsonNode message) {
        return DeliveringCloud.json(message.path("Body").asText());
    }
}
