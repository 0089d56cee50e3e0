package marketdata.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Event shapes: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
class EventsTest {
    /** The sample of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
    private static final String SCHEDULED = """
            {"version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
             "source": "aws.events", "account": "123456789012", "time": "2015-10-08T16:53:06Z", "region": "us-east-1",
             "resources": ["arn:aws:events:us-east-1:123456789012:rule/MyScheduledRule"], "detail": {}}
            """;

    @Test
    void readsAScheduledEvent() throws IOException {
        assertThat(ScheduledEvent.read(bytes(SCHEDULED)))
                .isEqualTo(new ScheduledEvent(
                        "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
                        Instant.parse("2015-10-08T16:53:06Z"),
                        "arn:aws:events:us-east-1:123456789012:rule/MyScheduledRule"));
    }

    @Test
    void readsPollenationNeeded() throws IOException {
        var event = custom(
                "pollenationNeeded",
                "{\"symbol\":\"BRK.B\",\"trigger\":\"regular\",\"priorityScore\":0.5,\"requestedAt\":\"2026-01-05T07:00:01Z\"}");
        assertThat(PollenationNeeded.read(bytes(event)))
                .isEqualTo(new PollenationNeeded(
                        new Symbol("BRK.B"),
                        Trigger.REGULAR,
                        OptionalDouble.of(0.5),
                        Instant.parse("2026-01-05T07:00:01Z")));
    }

    @Test
    void readsPollenationNeededWithoutAScore() throws IOException {
        var event = custom(
                "pollenationNeeded",
                "{\"symbol\":\"AAPL\",\"trigger\":\"earnings\",\"requestedAt\":\"2026-01-05T06:00:01Z\"}");
        assertThat(PollenationNeeded.read(bytes(event)).priorityScore()).isEmpty();
    }

    @Test
    void readsEarningsProcessed() throws IOException {
        var event = custom("earningsProcessed", "{\"symbol\":\"BTC/USD\",\"earningsDate\":\"2026-01-29\"}");
        assertThat(EarningsProcessed.read(bytes(event)))
                .isEqualTo(new EarningsProcessed(new Symbol("BTC/USD"), LocalDate.of(2026, 1, 29)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"trigger\":\"regular\",\"requestedAt\":\"2026-01-05T07:00:01Z\"} | detail.symbol must be a string, is missing",
                "{\"symbol\":null} | detail.symbol must be a string, was null",
                "{\"symbol\":5} | detail.symbol must be a string, was a number",
                "{\"symbol\":[\"AAPL\"]} | detail.symbol must be a string, was a list",
                "{\"symbol\":\"  \"} | detail.symbol must not be blank",
                "{\"symbol\":\"#bookmark\"} | symbol must be 1 to 16 of A-Z, 0-9, '.', '/' and '-', beginning with a letter or a digit, was \"#bookmark\"",
                "{\"symbol\":\"AAPL\",\"trigger\":\"daily\"} | detail.trigger must be \"earnings\" or \"regular\", was \"daily\"",
                "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"priorityScore\":\"high\"} | detail.priorityScore must be a number, was a string",
                "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"priorityScore\":1e999,\"requestedAt\":\"2026-01-05T07:00:01Z\"} | detail.priorityScore must be a number, was a number",
                "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"priorityScore\":1.5,\"requestedAt\":\"2026-01-05T07:00:01Z\"} | detail.priorityScore must be in [0, 1], was 1.5",
                "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"requestedAt\":\"yesterday\"} | detail.requestedAt must be a time such as 2025-07-17T04:00:00Z, was \"yesterday\"",
            })
    void refusesABadDetail(String detail, String message) {
        assertThatThrownBy(() -> PollenationNeeded.read(bytes(custom("pollenationNeeded", detail))))
                .isInstanceOf(BadEvent.class)
                .hasMessage(message);
    }

    @Test
    void refusesADateThatIsNone() {
        assertThatThrownBy(() -> EarningsProcessed.read(
                        bytes(custom("earningsProcessed", "{\"symbol\":\"A\",\"earningsDate\":\"2026-02-30\"}"))))
                .hasMessage("detail.earningsDate must be a date such as 2025-07-17, was \"2026-02-30\"");
    }

    @Test
    void refusesAScheduledEventOfTwoRules() {
        assertThatThrownBy(() -> ScheduledEvent.read(bytes(SCHEDULED.replace("[\"arn", "[\"a\", \"arn"))))
                .hasMessage("event.resources must hold the ARN of one rule, held 2 entries");
    }

    /** Whatever comes is refused by one short line, and soon. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "5",
                "[]",
                "{",
                "{}",
                "{\"serin\":\"probe\"}",
                "{} {}",
                "{\"id\":\"a\",\"id\":\"b\"}",
                "\u0000",
                "<event/>",
                "{\"id\":\"a\",\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"time\":0}",
            })
    void refusesWhatIsNoEvent(String payload) {
        assertThatThrownBy(() -> ScheduledEvent.read(bytes(payload)))
                .isInstanceOf(BadEvent.class)
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                        .hasSizeLessThan(200)
                        .doesNotContain("\n"));
    }

    /** An event that is right in everything else. */
    @Test
    void refusesDepth() {
        var deep = SCHEDULED.replace("\"detail\": {}", "\"detail\": " + "{\"a\":".repeat(64) + "1" + "}".repeat(64));
        assertThatThrownBy(() -> ScheduledEvent.read(bytes(deep)))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("event must be JSON, with each key once and at most 64 levels; it is not");
    }

    @Test
    void refusesDepthWithoutEnd() {
        assertThatThrownBy(() -> ScheduledEvent.read(bytes("[".repeat(100_000))))
                .isInstanceOf(BadEvent.class);
    }

    /** Two readers of one event could otherwise take it for two different ones. */
    @Test
    void refusesAKeyThatIsThereTwice() {
        var twice = SCHEDULED.replace("\"source\"", "\"source\": \"market-data\", \"source\"");
        assertThatThrownBy(() -> ScheduledEvent.read(bytes(twice)))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("event must be JSON, with each key once");
    }

    @Test
    void refusesSize() {
        assertThatThrownBy(() -> ScheduledEvent.read(bytes("\"" + "a".repeat(Envelope.MAX_BYTES) + "\"")))
                .hasMessage("event must have at most 1048576 bytes, had more");
    }

    /** A value that is shown must not be able to write a second line into the log, nor turn the line round. */
    @Test
    void showsAHostileValueOnOneShortLine() {
        assertThat(BadEvent.shown("a\nERROR forged\u2028\u202e" + "x".repeat(100)))
                .isEqualTo("\"a?ERROR forged??" + "x".repeat(44) + "…\"");
    }

    private static String custom(String detailType, String detail) {
        return "{\"version\":\"0\",\"id\":\"17793124-05d4-b198-2fde-7ededc63b103\",\"detail-type\":\"" + detailType
                + "\",\"source\":\"market-data\",\"account\":\"111122223333\",\"time\":\"2026-01-05T06:00:02Z\","
                + "\"region\":\"eu-west-1\",\"resources\":[],\"detail\":" + detail + "}";
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
