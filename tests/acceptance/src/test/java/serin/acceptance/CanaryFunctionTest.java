package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canary as a Lambda function, with its own role, in its own JVM. */
class CanaryFunctionTest {
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");

    @ParameterizedTest
    @CsvSource({
        "canary-scheduled.json, schedule",
        "canary-stack-status.json, stack",
        "canary-manual.json, manual",
    })
    void takesEachOfItsEventsAndAnswersTheReport(String event, String trigger) throws Exception {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();

        var answer = stack.invokeCanary(Files.readString(EVENTS.resolve(event)));

        assertThat(answer.path("trigger").asText()).as(answer.toPrettyString()).isEqualTo(trigger);
        assertThat(answer.path("verdict").asText())
                .as(new Validation(0, answer, "").told())
                .isEqualTo("HEALTHY");
    }

    @Test
    void saysWhatTheCommandLineSaysWhenSomethingIsBroken() {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        Change.replace("", "SyncAssetsDaily", "/properties/State", "\"DISABLED\"")
                .apply()
                .accept(stack.admin());

        var answer = stack.invokeCanary("{}");

        assertThat(answer.path("verdict").asText()).as(answer.toPrettyString()).isEqualTo("UNHEALTHY");
        assertThat(new Validation(1, answer, "").findings("FAIL"))
                .containsExactly("eventbridge.rule.enabled@SyncAssetsDaily");
        stack.admin().reset();
    }

    /** A dashboard's request: HTML in a JSON string, out of the ledger, and no run for it. */
    @Test
    void showsTheLastVerdictOnADashboard() throws Exception {
        var stack = StackOnLocalCloud.shared();
        stack.admin().reset();
        var request = lookingAtToday(EVENTS.resolve("canary-widget.json"));
        assertThat(stack.invokeCanary(request).asText()).contains("No run of the whole stack is among the newest rows");

        stack.invokeCanary("{}");
        var calls = stack.admin().get("calls").size();
        var widget = stack.invokeCanary(request);

        assertThat(widget.isTextual()).isTrue();
        assertThat(widget.asText()).contains("✓ HEALTHY").contains("<svg").doesNotContain("<script");
        // The dashboard's own call, and the query of the ledger.
        assertThat(stack.admin().get("calls").size() - calls).isEqualTo(2);
        assertThat(stack.invokeCanary("{\"describe\": true}").asText()).startsWith("## Serin");
    }

    /** The event's own time range is of one week of one year. */
    private static String lookingAtToday(Path event) throws IOException {
        var request = (ObjectNode) new ObjectMapper().readTree(event.toFile());
        var now = Instant.now();
        ((ObjectNode) request.at("/widgetContext/timeRange"))
                .put("start", now.minus(Duration.ofDays(4)).toEpochMilli())
                .put("end", now.plus(Duration.ofDays(1)).toEpochMilli());
        return request.toString();
    }

    @Test
    void answersAMalformedEventWithOneLine() {
        var answer = StackOnLocalCloud.shared().invokeCanary("{\"stak\": \"serin-dev\"}");

        assertThat(answer.path("errorMessage").asText())
                .isEqualTo("malformed event: 'stak' is not known; a manual request takes stack and checks");
    }
}
