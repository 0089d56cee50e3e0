package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import serin.gate.Conclusion;
import serin.gate.HookEvent;
import serin.gate.HookReport;
import serin.gate.Receipt;
import serin.ledger.Answer;
import serin.report.Runs;
import serin.run.Run;
import serin.run.Step;

/** The lines as they stand in the log, and the queries that the template keeps for them. */
class PrintedLinesTest {
    private static final Map<Step, Duration> TOOK = Stream.of(Step.values())
            .collect(Collectors.toMap(
                    step -> step, step -> Duration.ofMillis(step.word().length())));

    /** Words of Logs Insights' language that the queries use; https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html. */
    private static final Set<String> LANGUAGE = Set.of(
            "fields", "filter", "sort", "desc", "asc", "limit", "stats", "by", "and", "in", "not", "avg", "min", "max",
            "bin");

    @AfterEach
    void printFromInfoOn() {
        level(Level.INFO);
    }

    @Test
    void oneLineForEachFindingAndOneForTheRun() {
        level(Level.DEBUG);

        var lines = print(Runs.oneOfEach());

        assertThat(lines)
                .extracting(line ->
                        line.path("event").asText() + " " + line.path("outcome").asText())
                .containsExactly(
                        "finding PASS",
                        "finding FAIL",
                        "finding UNKNOWN",
                        "finding SKIPPED",
                        "finding SKIPPED",
                        "finding FAIL",
                        "finding WAIVED",
                        "run ");
        assertThat(lines.getLast().path("findings").toString())
                .isEqualTo("{\"pass\":1,\"fail\":2,\"unknown\":1,\"skipped\":2,\"waived\":1}");
    }

    /** Those that nobody need read have level DEBUG. */
    @Test
    void whatPassedOrWasSkippedHasNoLineUnlessTheFunctionSaysSo() {
        assertThat(print(Runs.oneOfEach()))
                .extracting(line ->
                        line.path("level").asText() + " " + line.path("outcome").asText())
                .containsExactly("ERROR FAIL", "WARN UNKNOWN", "INFO FAIL", "INFO WAIVED", "INFO ");
    }

    @Test
    void aFindingsLineSaysAllThatTheReportSaysAndWhereItIsFrom() {
        var failed = print(Runs.oneOfEach()).getFirst();

        assertThat(failed.path("message").asText()).isEqualTo("Daily: expected ENABLED, found DISABLED");
        assertThat(failed.path("stack").asText()).isEqualTo("serin-dev");
        assertThat(failed.path("trigger").asText()).isEqualTo("manual");
        assertThat(failed.path("verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(failed.path("run").asText()).isEqualTo("run-1");
        assertThat(failed.path("correlation_id").asText()).isEqualTo("run-1");
        assertThat(failed.path("deploymentId").isNull()).isTrue();
        assertThat(failed.path("check").asText()).isEqualTo("eventbridge.rule.enabled");
        assertThat(failed.path("severity").asText()).isEqualTo("CRITICAL");
        assertThat(failed.path("resource").toString())
                .isEqualTo("{\"logicalId\":\"Daily\",\"physicalId\":\"serin-Daily\",\"type\":\"AWS::Events::Rule\"}");
        assertThat(failed.path("expected").asText()).isEqualTo("ENABLED");
        assertThat(failed.path("actual").asText()).isEqualTo("DISABLED");
        assertThat(failed.path("remediation").asText()).isEqualTo("Enable the rule.");
        assertThat(failed.path("function_request_id").asText()).isEqualTo("request-1");
        assertThat(failed.path("function_version").asText()).isEqualTo("7");
        assertThat(failed.path("cold_start").isBoolean()).isTrue();
        assertThat(failed.path("service").asText()).isEqualTo("serin");
        assertThat(Instant.parse(failed.path("timestamp").asText())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void aRunsLineSaysHowLongEachStepWas() {
        var run = print(Runs.oneOfEach()).getLast();

        assertThat(run.at("/stepMillis/check").asLong()).isEqualTo("check".length());
        assertThat(run.path("durationMillis").asLong()).isEqualTo(1234);
        assertThat(run.path("awsCalls").asLong()).isEqualTo(96);
        assertThat(run.at("/coverage/checksApplicable").asInt()).isEqualTo(7);
    }

    @Test
    void theLinesOfAHookAreFoundByItsDeployment() {
        var lines = printHook();

        assertThat(lines).hasSize(5).allSatisfy(line -> {
            assertThat(line.path("correlation_id").asText()).isEqualTo("d-ABCDEF123");
            assertThat(line.path("deploymentId").asText()).isEqualTo("d-ABCDEF123");
        });
        assertThat(lines.getLast().path("answer").asText()).isEqualTo("Failed");
        assertThat(lines.getLast().path("delivery").asText()).isEqualTo("accepted");
    }

    /** What libraries say, with whatever they know, is not for this log. */
    @Test
    void nobodyElsePrints() {
        assertThat(Printed.lines(() -> {
                    LoggerFactory.getLogger("software.amazon.awssdk.request").error("Authorization: {}", "secret");
                    LoggerFactory.getLogger("com.amazonaws.xray").error("secret");
                }))
                .isEmpty();
    }

    /** Lambda cuts at 256 kB: https://docs.aws.amazon.com/lambda/latest/dg/java-logging.html. */
    @Test
    void hostileTextsStayOnOneShortLine() {
        level(Level.DEBUG);
        var hostile = "\n{\"level\": \"ERROR\"}\r\u001b[31m\u202e\u2028\",\\ " + "\ud83d\ude00".repeat(10_000);

        var lines = Printed.lines(() -> PrintedLines.during(new Invocation("request-1"), () -> {
            new PrintedLines().print(Runs.withEverywhere(hostile), hostile, TOOK);
            return true;
        }));

        assertThat(lines).hasSize(4).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
            assertThat(line).doesNotContain("\u001b", "\u202e", "\u2028");
            assertThat(Printed.parse(line).isObject()).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> aSavedQueryNamesOnlyFieldsThatLinesHave() {
        var known = new TreeSet<>(Set.of("@timestamp"));
        Stream.of(print(Runs.oneOfEach()), printHook()).flatMap(List::stream).forEach(line -> fields("", line, known));
        // Of an invocation that X-Ray samples; Powertools' name for it.
        known.add("xray_trace_id");

        var queries = queries();
        assertThat(queries).hasSize(5);
        return queries.entrySet().stream()
                .map(query -> DynamicTest.dynamicTest(query.getKey(), () -> {
                    var named = named(query.getValue());
                    assertThat(named).isNotEmpty();
                    assertThat(known).containsAll(named);
                }));
    }

    @Test
    void aFieldThatNoLineHasWouldBeSeen() {
        assertThat(
                        named(
                                "fields @timestamp, chekc | filter event = \"finding\" and outcome in [\"FAIL\"] | stats max(a.b) by bin(1d)"))
                .containsExactlyInAnyOrder("@timestamp", "chekc", "event", "outcome", "a.b");
    }

    private static Set<String> named(String query) {
        var named = new TreeSet<String>();
        var words = Pattern.compile("@?[A-Za-z_][\\w.]*|\\d+\\w*").matcher(query.replaceAll("\"[^\"]*\"", ""));
        while (words.find()) {
            if (!LANGUAGE.contains(words.group())
                    && !Character.isDigit(words.group().charAt(0))) {
                named.add(words.group());
            }
        }
        return named;
    }

    private static void fields(String prefix, JsonNode node, Set<String> into) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                fields(prefix + field.getKey() + ".", field.getValue(), into);
            } else {
                into.add(prefix + field.getKey());
            }
        });
    }

    private static Map<String, String> queries() {
        var file = Path.of(System.getProperty("serin.root"), "tests", "stack", "processed-template.json");
        try {
            return new ObjectMapper()
                    .readTree(file.toFile()).path("Resources").properties().stream()
                            .filter(each ->
                                    each.getValue().path("Type").asText().equals("AWS::Logs::QueryDefinition"))
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    each -> each.getValue()
                                            .at("/Properties/QueryString")
                                            .asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> print(Run run) {
        return parsed(() -> new PrintedLines().print(run, "run-1", TOOK));
    }

    private static List<JsonNode> printHook() {
        var report = new HookReport(
                new HookEvent("d-ABCDEF123", "execution-1"),
                Runs.oneOfEach(),
                new Conclusion.Answered(Answer.FAILED, "a check failed"),
                new Receipt.Accepted(),
                "recorded");
        return parsed(() -> new PrintedLines().print(report, TOOK));
    }

    private static List<JsonNode> parsed(Runnable print) {
        return Printed.lines(() -> PrintedLines.during(new Invocation("request-1"), () -> {
                    print.run();
                    return true;
                }))
                .stream()
                .map(Printed::parse)
                .toList();
    }

    private static void level(Level level) {
        new JsonLinesLevel().setLogLevel(level);
    }
}
