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

/** From a data point over a metric alarm and a composite one to the topic. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlarmActionsTest {
    private static final String ERROR = """
            {"namespace": "AWS/Lambda", "name": "Errors", "dimensions": {"FunctionName": "worker"}, "value": 1}""";

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
    void reachesTheTopicOnEachChange() {
        cloud().admin("POST", "/_cloud/metrics", ERROR);
        assertThat(states()).containsExactly("errors ALARM", "paging ALARM");
        cloud().admin("POST", "/_cloud/clock", "{\"advance\": \"PT10M\"}");
        assertThat(states()).containsExactly("errors OK", "paging OK");
        cloud().settle();

        assertThat(pages()).containsExactly("delivered", "delivered");
    }

    /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html. */
    @Test
    void isDeniedByATopicWhosePolicyDoesNotNameCloudWatch() {
        cloud().change("PagesPolicy", properties -> {
            var statement = (ObjectNode)
                    properties.path("PolicyDocument").path("Statement").path(0);
            statement.putObject("Principal").put("Service", "events.amazonaws.com");
        });

        cloud().admin("POST", "/_cloud/metrics", ERROR);
        cloud().settle();

        assertThat(pages()).containsExactly("AccessDeniedException");
    }

    private List<String> states() {
        return StreamSupport.stream(cloud().admin("GET", "/_cloud/alarms", "").spliterator(), false)
                .map(alarm ->
                        alarm.path("name").asText() + " " + alarm.path("state").asText())
                .toList();
    }

    /** What came of each message to the topic. */
    private List<String> pages() {
        return StreamSupport.stream(
                        cloud().admin("GET", "/_cloud/deliveries", "")
                                .path("deliveries")
                                .spliterator(),
                        false)
                .filter(attempt -> attempt.path("target").asText().endsWith(":pages"))
                .map((JsonNode attempt) -> attempt.path("outcome").asText())
                .toList();
    }

    private DeliveringCloud cloud() {
        return started.orElseThrow();
    }
}
