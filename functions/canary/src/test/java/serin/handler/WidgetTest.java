package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.ledger.InMemoryLedger;
import serin.ledger.LedgerEntries;
import serin.ledger.NoLedger;
import serin.report.html.Range;

/** What CloudWatch sends for a custom widget, as its own page shows it (events/canary-widget.json), and what it gets. */
class WidgetTest {
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");
    private static final InstantSource CLOCK = InstantSource.fixed(LedgerEntries.NOON);

    @Test
    void takesTheThemeAndTheTimeRange() throws Exception {
        var light = read("canary-widget.json");
        var zoomed = light.replace("\"light\"", "\"dark\"")
                .replace(
                        "\"mode\": \"relative\"",
                        "\"mode\": \"relative\", \"zoom\": {\"start\": 1795500000000, \"end\": 1795510000000}");

        assertThat(parse(light))
                .contains(new WidgetRequest(
                        false,
                        false,
                        new Range(
                                Optional.of(Instant.ofEpochMilli(1_795_478_400_000L)),
                                Optional.of(Instant.ofEpochMilli(1_795_824_000_000L)))));
        assertThat(parse(zoomed))
                .contains(new WidgetRequest(
                        false,
                        true,
                        new Range(
                                Optional.of(Instant.ofEpochMilli(1_795_500_000_000L)),
                                Optional.of(Instant.ofEpochMilli(1_795_510_000_000L)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"start\": \"yesterday\"}",
                "{\"start\": 1e300}",
                "{\"start\": 99999999999999999999}",
                "{\"start\": 9223372036854775807, \"end\": -9223372036854775808}",
                "[]",
                "null"
            })
    void takesAnyTimeRange(String range) {
        assertThat(parse("{\"widgetContext\": {\"timeRange\": " + range + "}}")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-scheduled", "canary-stack-status", "canary-manual", "canary-hook"})
    void noOtherEventIsAWidgets(String event) throws Exception {
        assertThat(parse(read(event + ".json"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "1",
                "{\"describe\": \"true\"}",
                "{\"describe\": false}",
                "{\"widgetContext\": true}",
                "{\"detail-type\": \"Scheduled Event\", \"source\": \"aws.events\", \"widgetContext\": {}}"
            })
    void norIsAnythingElse(String event) {
        assertThat(parse(event)).isEmpty();
    }

    @Test
    void answersItsDocumentationInMarkdown() {
        assertThat(new Widget(new NoLedger(), "serin-dev", CLOCK)
                        .answer(parse("{\"describe\": true}").orElseThrow()))
                .startsWith("## Serin\n");
    }

    @Test
    void showsItsOwnStackAlone() {
        var ledger = new InMemoryLedger();
        ledger.record(LedgerEntries.stackRun(LedgerEntries.RUN, LedgerEntries.PASSED));
        var request = parse("{\"widgetContext\": {}, \"stack\": \"another\"}").orElseThrow();

        assertThat(new Widget(ledger, "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/1a", CLOCK)
                        .answer(request))
                .contains("HEALTHY")
                .contains(">serin-dev<");
        assertThat(new Widget(ledger, "another", CLOCK).answer(request)).contains("No run of the whole stack");
    }

    @Test
    void writesNothing() {
        var ledger = new InMemoryLedger();

        new Widget(ledger, "serin-dev", CLOCK)
                .answer(parse("{\"widgetContext\": {}}").orElseThrow());

        assertThat(ledger.rows()).isEmpty();
    }

    @Test
    void saysThatThereIsNoLedger() {
        assertThat(new Widget(new NoLedger(), "serin-dev", CLOCK)
                        .answer(parse("{\"widgetContext\": {}}").orElseThrow()))
                .contains("there is no ledger: SERIN_LEDGER_TABLE is not set");
    }

    private static Optional<WidgetRequest> parse(String event) {
        return WidgetRequest.parse(event.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String event) throws IOException {
        return Files.readString(EVENTS.resolve(event));
    }
}
