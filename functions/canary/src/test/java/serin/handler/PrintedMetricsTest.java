package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;
import serin.metric.DeploymentHistory;
import serin.metric.DeploymentMetrics;
import serin.metric.Metric;
import serin.metric.Metric.Unit;
import serin.metric.Past;
import serin.metric.RunMetrics;
import serin.metric.Tallies;
import serin.observation.Evidence;
import serin.run.Coverage;
import serin.run.Measures;
import serin.run.Run;
import serin.run.Trigger;

/** The lines as they stand in the log, against AWS's own schema of them (emf.schema.json). */
class PrintedMetricsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A check of each kind. */
    private static final List<String> CHECKS = List.of(
            "deployment.alias-settled",
            "lambda.function.timeout",
            "dynamodb.table.active",
            "eventbridge.rule.enabled",
            "iam.role.policies",
            "eventbridge.event.round-trip",
            "stack.resources-exist",
            "logs.group.retention");

    @Test
    void oneLineForEachSetOfDimensions() {
        var lines = print(List.of(
                metric(Optional.empty(), "AwsCalls", Unit.COUNT, 141),
                metric(Optional.of(ComponentKind.TABLE), "FailureRate", Unit.PERCENT, 5),
                metric(Optional.empty(), "RunDuration", Unit.MILLISECONDS, 1300)));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().at("/_aws/CloudWatchMetrics/0/Namespace").asText())
                .isEqualTo("Serin");
        assertThat(lines.getFirst().at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                .isEqualTo("[[\"Stack\"]]");
        assertThat(lines.getFirst().path("Stack").asText()).isEqualTo("serin-dev");
        assertThat(lines.getFirst().path("AwsCalls").asDouble()).isEqualTo(141);
        assertThat(lines.getFirst().path("RunDuration").asDouble()).isEqualTo(1300);
        assertThat(lines.getLast().at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                .isIn("[[\"Stack\",\"Kind\"]]", "[[\"Kind\",\"Stack\"]]");
        assertThat(lines.getLast().path("Kind").asText()).isEqualTo("table");
        assertThat(lines.getLast()
                        .at("/_aws/CloudWatchMetrics/0/Metrics/0/Unit")
                        .asText())
                .isEqualTo("Percent");
    }

    @Test
    void everyLineOfARunAndOfADeploymentIsOfTheFormat() {
        var end = new DeploymentEvent(
                "serin-dev",
                ComponentKind.FUNCTION_DEPLOYMENT,
                "d-1",
                Instant.EPOCH,
                Phase.FAILED,
                Optional.of(Duration.ofSeconds(90)));
        var history = new DeploymentHistory(List.of(end));
        var lines = new ArrayList<>(print(wholeRun(history)));
        lines.addAll(print(DeploymentMetrics.of(end, Optional.of(history))));

        assertThat(lines).hasSizeGreaterThan(ComponentKind.values().length);
        assertThat(lines)
                .allSatisfy(line -> assertThat(schema().validate(line))
                        .as(line.toPrettyString())
                        .isEmpty());
    }

    /** CloudWatch bills a custom metric by name and dimensions, so few are worth more than many. */
    @Test
    void aRunOfEveryKindWritesAtMostEightyValues() {
        var values = print(wholeRun(new DeploymentHistory(List.of()))).stream()
                .mapToInt(line -> line.at("/_aws/CloudWatchMetrics/0/Metrics").size())
                .sum();

        assertThat(values).isEqualTo(42).isLessThanOrEqualTo(80);
    }

    /** The schema refuses what is none, or it would prove nothing. */
    @Test
    void theSchemaBites() throws IOException {
        assertThat(schema().validate(MAPPER.readTree("{\"_aws\": {\"Timestamp\": 1}}")))
                .isNotEmpty();
        assertThat(
                        schema().validate(
                                        MAPPER.readTree(
                                                "{\"_aws\": {\"Timestamp\": 1, \"CloudWatchMetrics\": [{"
                                                        + "\"Namespace\": \"Serin\", \"Dimensions\": [[]], \"Metrics\": [{\"Name\": \"A\", \"Unit\": \"Hours\"}]}]}}")))
                .isNotEmpty();
    }

    @Test
    void nothingIsPrintedOfNothing() {
        assertThat(print(List.of())).isEmpty();
    }

    private static List<Metric> wholeRun(DeploymentHistory history) {
        var findings = CHECKS.stream().map(PrintedMetricsTest::finding).toList();
        var run = new Run(
                        "serin-dev",
                        Trigger.SCHEDULE,
                        Instant.EPOCH,
                        Duration.ofMillis(1300),
                        141,
                        new Coverage(8, 10, 3, 10),
                        findings)
                .measured(new Measures(true, 0, Optional.of(Duration.ofMillis(240))));
        return RunMetrics.of(
                "serin-dev",
                run,
                new Past(
                        Collections.nCopies(5, Tallies.of(findings)),
                        Map.of(ComponentKind.DEPLOYMENT, history, ComponentKind.FUNCTION_DEPLOYMENT, history)));
    }

    private static Finding finding(String check) {
        return new Finding(
                new CheckInfo(check, "is so", Severity.HIGH, Set.of(), Set.of(), "https://a.example", "Mend."),
                new ResourceRef("Thing", Optional.empty(), "AWS::DynamoDB::Table"),
                new Outcome.Pass("so", Evidence.of("a:B")));
    }

    private static Metric metric(Optional<ComponentKind> kind, String name, Unit unit, double value) {
        return new Metric("serin-dev", kind, name, unit, value);
    }

    private static List<JsonNode> print(List<Metric> metrics) {
        var out = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            new PrintedMetrics().accept(metrics);
        } finally {
            System.setOut(out);
        }
        return Stream.of(bytes.toString(StandardCharsets.UTF_8).split("\n"))
                .filter(line -> !line.isBlank())
                .map(PrintedMetricsTest::parse)
                .toList();
    }

    private static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(PrintedMetricsTest.class.getResourceAsStream("emf.schema.json"));
    }
}
