package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A bad version got in without a gate: the next stack run is Unhealthy and says what is wrong with it, of that function and of no
 * other. (The rows are those of tests/variants/README.md that a run of the stack can notice.)
 */
class VariantsTest {
    private static final String FUNCTION = "MarkEarningsProcessed";
    private static final String NAME = "serin-dev-mark-processed";

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @ParameterizedTest
    @CsvSource({
        "throws-at-init, probe.answers, FEATURE",
        "wrong-handler, probe.answers, Class not found",
        "loses-probe, probe.answers, event.id must be a string",
        "throws-on-event, probe.rehearsal, no feature flags for EarningsProcessed",
        "wrong-answer, probe.rehearsal, was ARRAY",
        "missing-permission, probe.table-readable, not authorized to perform: dynamodb:Scan",
        "ten-times-slower, probe.rehearsal, ms",
    })
    void isFound(String variant, String check, String quote) {
        stack.admin().reset();
        publish(variant);

        var validation = Validation.of(stack);

        assertThat(validation.verdict()).as(validation.told()).isEqualTo("UNHEALTHY");
        assertThat(validation.unexplained()).as(validation.told()).containsExactly(check + "@" + FUNCTION);
        assertThat(validation.finding(check + "@" + FUNCTION).path("actual").asText())
                .contains(quote);
        assertThat(validation.findings("UNKNOWN")).as(validation.told()).isEmpty();
    }

    /** It reads and writes that table, so that both are said; nobody has told the stack's template of another table. */
    @Test
    void aWrongTableCanNeitherBeReadNorWritten() {
        stack.admin().reset();
        publish("wrong-table");

        var validation = Validation.of(stack);

        assertThat(validation.verdict()).as(validation.told()).isEqualTo("UNHEALTHY");
        assertThat(validation.unexplained())
                .as(validation.told())
                .containsExactlyInAnyOrder("probe.table-readable@" + FUNCTION, "probe.table-writable@" + FUNCTION);
    }

    /** What each is to be bad at, by the probe's own answer: the rest is judged from this. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws-on-event    | /rehearsals/0/outcome | failed | /rehearsals/0/detail | no feature flags for EarningsProcessed",
                "wrong-answer       | /rehearsals/0/outcome | failed | /rehearsals/0/detail | was ARRAY",
                "wrong-table        | /dependencies/0/outcome | denied | /dependencies/0/name | serin-dev-earningsCalendar-v2",
                "missing-permission | /dependencies/2/outcome | denied | /dependencies/2/operation | dynamodb:Scan",
                "good               | /rehearsals/0/outcome | ok | /version | 2",
            })
    void answersTheProbe(String variant, String outcome, String wanted, String detail, String text) {
        stack.admin().reset();
        publish(variant);

        var answer = stack.probe(NAME);

        assertThat(answer.at(outcome).asText()).as(answer.toString()).isEqualTo(wanted);
        assertThat(answer.at(detail).asText()).as(answer.toString()).contains(text);
    }

    @Test
    void aSlowOneTakesTenTimesAsLong() {
        stack.admin().reset();
        var before = warmMillis();
        publish("ten-times-slower");

        assertThat(warmMillis()).isGreaterThanOrEqualTo(Math.max(2_000, before));
    }

    @Test
    void oneThatFailsUnderTrafficRehearsesWell() throws IOException {
        stack.admin().reset();
        publish("fails-under-traffic");

        assertThat(stack.probe(NAME).at("/rehearsals/0/outcome").asText()).isEqualTo("ok");
        var event =
                Files.readString(Path.of(System.getProperty("serin.root"), "events", "mark-earnings-processed.json"));
        assertThat(stack.fail(NAME, event).path("errorMessage").asText())
                .isEqualTo("the feature flags cannot be reached");
    }

    /** One rehearsal before the shift, and the third after it. */
    @Test
    void oneThatLeaksDiesAtItsFourthEvent() {
        stack.admin().reset();
        publish("leaks-memory");

        for (var i = 0; i < 3; i++) {
            var answer = stack.probe(NAME);
            assertThat(answer.at("/rehearsals/0/outcome").asText())
                    .as(answer.toString())
                    .isEqualTo("ok");
        }
        assertThat(stack.probe(NAME).toString()).contains("OutOfMemoryError");
    }

    /** Lambda itself says so, when the function's time-out of 30 s is over: a run has the patience for that. */
    @Test
    void oneThatHangsRunsIntoItsTimeOut() {
        stack.admin().reset();
        publish("hangs");

        var validation = Validation.of(stack, "--checks", "probe.answers");

        assertThat(validation.verdict()).as(validation.told()).isEqualTo("UNHEALTHY");
        assertThat(validation.unexplained()).containsExactly("probe.answers@" + FUNCTION);
        assertThat(validation
                        .finding("probe.answers@" + FUNCTION)
                        .path("actual")
                        .asText())
                .contains("Task timed out after 30.00 seconds");
    }

    @Test
    void aGoodOneIsHealthy() {
        stack.admin().reset();
        publish("good");

        var validation = Validation.of(stack);

        assertThat(validation.verdict())
                .as("%s %s", validation.findings("FAIL"), validation.findings("UNKNOWN"))
                .isEqualTo("HEALTHY");
    }

    private long warmMillis() {
        stack.probe(NAME);
        return stack.probe(NAME).at("/rehearsals/0/millis").asLong();
    }

    private void publish(String variant) {
        var answer =
                stack.admin().post("functions/" + FUNCTION + "/versions", "{\"variant\": \"%s\"}".formatted(variant));
        assertThat(answer.path("version").asText()).isEqualTo("2");
    }
}
