package marketdata.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import marketdata.signal.Signals;
import marketdata.signal.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is printed is what CloudWatch reads: each line fits the published schema. */
class EmfSignalsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FUNCTION = "serin-dev-sync-assets";

    private final PrintStream console = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Signals signals = new EmfSignals(() -> EmfSignals.powertools(FUNCTION), InstantSource.fixed(now));

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stop() {
        System.setOut(console);
    }

    @Test
    void beatsAtTheTimeOfTheSchedule() throws IOException {
        var scheduled = now.minus(Duration.ofMinutes(7));
        signals.handled(new Tally(4, 0, 1), Optional.of(scheduled));

        var heartbeat = lines().getFirst();
        assertThat(heartbeat.at("/_aws/Timestamp").asLong()).isEqualTo(scheduled.toEpochMilli());
        assertThat(heartbeat.at("/_aws/CloudWatchMetrics"))
                .isEqualTo(
                        JSON.readTree(
                                "[{\"Namespace\":\"Serin\",\"Dimensions\":[[\"FunctionName\"]],\"Metrics\":[{\"Name\":\"Heartbeat\",\"Unit\":\"Count\"}]}]"));
        assertThat(heartbeat.path("Heartbeat").asDouble()).isEqualTo(1);
        assertThat(heartbeat.path("FunctionName").asText()).isEqualTo(FUNCTION);
        assertThat(heartbeat.path("scheduledTime").asText()).isEqualTo(scheduled.toString());
    }

    @Test
    void countsWhatWasDone() throws IOException {
        signals.vendorAnswered(Duration.ofMillis(120));
        signals.vendorAnswered(Duration.ofMillis(80));
        signals.vendorQuotaLeft(199);
        signals.handled(new Tally(4, 0, 1), Optional.empty());

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(values(line))
                    .isEqualTo(
                            "{Failed=0.0, Processed=4.0, Skipped=1.0, VendorLatency=[120.0,80.0], VendorQuotaLeft=199.0}");
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                    .isEqualTo("[[\"FunctionName\"]]");
        });
    }

    /** The heart of a schedule whose work failed has not beaten. */
    @Test
    void doesNotBeatForWorkThatFailed() throws IOException {
        signals.failed(new Tally(3, 2, 0));

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(values(line)).isEqualTo("{Failed=2.0, Processed=3.0, Skipped=0.0}"));
    }

    /** CloudWatch: at most two weeks ago. */
    @Test
    void doesNotBeatForAnEventThatIsTooOld() throws IOException {
        signals.handled(new Tally(1, 0, 0), Optional.of(now.minus(Duration.ofDays(15))));

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.has("Heartbeat")).isFalse());
    }

    /** CloudWatch: at most two hours ahead. */
    @Test
    void beatsNowForATimeThatIsFarAhead() throws IOException {
        signals.handled(new Tally(1, 0, 0), Optional.of(now.plus(Duration.ofHours(26))));

        var heartbeat = lines().getFirst();
        assertThat(heartbeat.path("Heartbeat").asDouble()).isEqualTo(1);
        assertThat(Instant.ofEpochMilli(heartbeat.at("/_aws/Timestamp").asLong()))
                .isBetween(now, now.plus(Duration.ofHours(1)));
        assertThat(heartbeat.path("scheduledTime").asText())
                .isEqualTo(now.plus(Duration.ofHours(26)).toString());
    }

    /** What one event told is not told again with the next. */
    @Test
    void beginsAnewWithEachEvent() throws IOException {
        signals.vendorAnswered(Duration.ofMillis(5));
        signals.handled(new Tally(1, 0, 0), Optional.of(now));
        signals.handled(new Tally(2, 0, 0), Optional.empty());

        assertThat(lines().stream().map(EmfSignalsTest::values))
                .containsExactly(
                        "{Heartbeat=1.0}",
                        "{Failed=0.0, Processed=1.0, Skipped=0.0, VendorLatency=5.0}",
                        "{Failed=0.0, Processed=2.0, Skipped=0.0}");
    }

    @Test
    void failsNoWorkForWantOfAMetric() {
        Signals broken = new EmfSignals(
                () -> {
                    throw new IllegalStateException("no metrics here");
                },
                InstantSource.fixed(now));

        broken.vendorAnswered(Duration.ZERO);
        broken.vendorQuotaLeft(1);
        broken.handled(new Tally(1, 0, 0), Optional.of(now));
        broken.failed(new Tally(0, 1, 0));

        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    /** The lines, each of which is valid. */
    private List<JsonNode> lines() throws IOException {
        var lines = new ArrayList<JsonNode>();
        try (var file = EmfSignalsTest.class.getResourceAsStream("/emf.schema.json")) {
            var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
            for (var text : printed.toString(UTF_8).lines().toList()) {
                var line = JSON.readTree(text);
                assertThat(schema.validate(line)).isEmpty();
                lines.add(line);
            }
        }
        return lines;
    }

    /** The metrics of a line, by name. */
    private static String values(JsonNode line) {
        var values = new TreeMap<String, String>();
        line.at("/_aws/CloudWatchMetrics/0/Metrics").forEach(metric -> {
            var name = metric.path("Name").asText();
            values.put(name, line.path(name).toString());
        });
        return values.toString();
    }
}
