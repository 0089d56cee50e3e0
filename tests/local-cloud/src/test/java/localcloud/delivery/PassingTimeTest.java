package localcloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens while the clock is advanced, which stands at Monday noon and does not move by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PassingTimeTest {
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

    /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html: the event's time is that of the schedule. */
    @Test
    void firesSchedulesAtTheirOwnInstant() {
        var answer = advance("PT26H", "[\"Hourly\", \"Daily\"]");

        assertThat(answer.path("now").asText()).isEqualTo("2026-03-03T14:00:00Z");
        assertThat(answer.path("fired").toString()).isEqualTo("{\"Daily\":1,\"Hourly\":26}");
        assertThat(cloud().messages("copies"))
                .singleElement()
                .satisfies(message -> assertThat(
                                DeliveringCloud.json(message.path("Body").asText())
                                        .path("time")
                                        .asText())
                        .isEqualTo("2026-03-03T04:00:00Z"));
        assertThat(invocations())
                .hasSize(26)
                .startsWith("2026-03-02T13:00:00Z events.amazonaws.com ok")
                .endsWith("2026-03-03T14:00:00Z events.amazonaws.com ok");
        assertThat(cloud().sum("TriggeredRules", "hourly")).isEqualTo(26);
        for (var metric : List.of("TriggeredRules", "Invocations")) {
            assertThat(cloud().times(metric, "hourly")).hasSize(26).doesNotHaveDuplicates();
        }
        assertThat(cloud().times("Invocations", "worker:live"))
                .contains("2026-03-02T13:00:00Z", "2026-03-03T04:00:00Z", "2026-03-03T14:00:00Z");
    }

    /** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html. */
    @Test
    void measuresQueuesEveryMinute() {
        advance("PT16H", "[\"Daily\"]");
        cloud().admin("POST", "/_cloud/clock", "{\"advance\": \"PT5M\"}");

        assertThat(cloud().times("NumberOfMessagesSent", "copies")).containsExactly("2026-03-03T04:00:00Z");
        assertThat(cloud().times("ApproximateNumberOfMessagesVisible", "copies"))
                .contains("2026-03-03T04:00:00Z", "2026-03-03T04:01:00Z", "2026-03-03T04:05:00Z");
        assertThat(cloud().times("ApproximateNumberOfMessagesVisible", "undelivered"))
                .isEmpty();
    }

    /** Six days of 24 hours: there is no run on a Sunday. */
    @Test
    void firesThroughAWeek() {
        assertThat(advance("P7D", "\"*\"").path("fired").toString()).isEqualTo("{\"Daily\":6,\"Hourly\":144}");
        assertThat(invocations()).hasSize(144).noneMatch(each -> each.startsWith("2026-03-08"));
    }

    @Test
    void firesNothingUnlessItIsAsked() {
        assertThat(cloud().admin("POST", "/_cloud/clock", "{\"advance\": \"P2D\"}")
                        .toString())
                .isEqualTo("{\"now\":\"2026-03-04T12:00:00Z\",\"advanced\":\"PT48H\"}");
        assertThat(advance("P2D", "[]").path("fired").toString()).isEqualTo("{}");
        cloud().settle();

        assertThat(invocations()).isEmpty();
    }

    @Test
    void leavesOutWhatIsDisabled() {
        cloud().change("Hourly", properties -> properties.put("State", "DISABLED"));

        assertThat(advance("PT26H", "[\"Hourly\"]").path("fired").toString()).isEqualTo("{}");
    }

    @Test
    void refusesWhatIsNoSchedule() {
        for (var fire : List.of("[\"WorkRule\"]", "[\"Absent\"]", "\"Hourly\"", "[1]", "{}", "true", "null")) {
            assertThat(advance("PT26H", fire).has("error")).as(fire).isTrue();
        }
        assertThat(cloud().admin("GET", "/_cloud/clock", "").path("advanced").asText())
                .isEqualTo("PT0S");
    }

    /** An error that is an hour old when the clock stops has alarmed and recovered meanwhile. */
    @Test
    void evaluatesAlarmsMeanwhile() {
        cloud().change(
                        "Hourly",
                        properties ->
                                ((ObjectNode) properties.path("Targets").path(0)).put("Input", "{\"fail\":true}"));
        cloud().change("WorkerEventInvokeConfig", properties -> properties.put("MaximumRetryAttempts", 0));

        advance("PT90M", "[\"Hourly\"]");
        cloud().settle();

        var pages = StreamSupport.stream(
                        cloud().admin("GET", "/_cloud/deliveries", "")
                                .path("deliveries")
                                .spliterator(),
                        false)
                .filter(attempt -> attempt.path("target").asText().endsWith(":pages"))
                .map(attempt -> attempt.path("at").asText() + " "
                        + attempt.path("outcome").asText())
                .toList();
        assertThat(pages).hasSize(2).allMatch(page -> page.endsWith(" delivered"));
    }

    private JsonNode advance(String by, String fire) {
        return cloud().admin("POST", "/_cloud/clock", "{\"advance\": \"" + by + "\", \"fire\": " + fire + "}");
    }

    private List<String> invocations() {
        return StreamSupport.stream(
                        cloud().admin("GET", "/_cloud/invocations", "").spliterator(), false)
                .map(run -> run.path("at").asText() + " " + run.path("caller").asText() + " "
                        + run.path("outcome").asText())
                .toList();
    }

    private DeliveringCloud cloud() {
        return started.orElseThrow();
    }
}
