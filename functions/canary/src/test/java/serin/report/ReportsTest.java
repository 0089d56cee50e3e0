package serin.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<String> hostileTexts() {
        return Stream.of(
                "\"quoted\" 'text' \\ back",
                "<script>alert(1)</script>",
                "]]>",
                "\u001b[31mred\u001b[0m",
                "\u009b31m",
                "line\r\n::set-output name=x::y\n::error::z",
                "left \u202e right",
                "\u0000\u0008\uffff",
                "| pipe | [link](http://example.com) `code` **bold** @team #1",
                "x".repeat(10_000));
    }

    @Test
    void jsonFollowsItsSchema() throws Exception {
        assertThat(schemaErrors(Runs.oneOfEach())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void jsonFollowsItsSchemaWhateverTheTexts(String hostile) throws Exception {
        assertThat(schemaErrors(Runs.withEverywhere(hostile))).isEmpty();
        var message = MAPPER.readTree(new JsonReport().render(Runs.withEverywhere(hostile)))
                .at("/findings/0/actual")
                .asText();
        assertThat(message).isEqualTo(hostile);
    }

    @Test
    void jsonSaysWhatTheContractSays() throws Exception {
        var report = MAPPER.readTree(new JsonReport().render(Runs.oneOfEach()));

        assertThat(report.at("/verdict").asText()).isEqualTo("UNHEALTHY");
        assertThat(report.at("/durationMillis").asInt()).isEqualTo(1234);
        assertThat(report.at("/findings/1/outcome").asText()).isEqualTo("FAIL");
        assertThat(report.at("/findings/1/expected").asText()).isEqualTo("ENABLED");
        assertThat(report.at("/findings/1/actual").asText()).isEqualTo("DISABLED");
        assertThat(report.at("/findings/1/evidence").asText()).isEqualTo("events:ListRules");
        assertThat(report.at("/findings/1/causedBy").isNull()).isTrue();
        assertThat(report.at("/findings/2/missingAction").asText()).isEqualTo("events:ListTargetsByRule");
        assertThat(report.at("/findings/3/dueAt").asText()).isEqualTo("2026-11-23T04:00:00Z");
        assertThat(report.at("/findings/4/causedBy").asText()).isEqualTo("eventbridge.bus.exists@Bus");
        assertThat(report.at("/findings/6/outcome").asText()).isEqualTo("WAIVED");
    }

    @Test
    void junitCountsFailuresErrorsAndSkipped() throws Exception {
        var suites = xml(new JUnitReport().render(Runs.oneOfEach())).getDocumentElement();

        assertThat(suites.getAttribute("tests")).isEqualTo("7");
        assertThat(suites.getAttribute("failures")).isEqualTo("1");
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        assertThat(suites.getAttribute("skipped")).isEqualTo("4");
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(7);
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(((Element) suites.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("Daily: expected ENABLED, found DISABLED");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void junitIsWellFormedWhateverTheTexts(String hostile) throws Exception {
        assertThat(xml(new JUnitReport().render(Runs.withEverywhere(hostile)))
                        .getElementsByTagName("testcase")
                        .getLength())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void textHoldsNoControlCharacterAndNoWorkflowCommand(String hostile) {
        var text = new TextReport(false).render(Runs.withEverywhere(hostile));

        assertThat(text.codePoints().filter(c -> c != '\n'))
                .noneMatch(c -> Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT);
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void textShowsWhatFailedAndHowToMendIt() {
        var text = new TextReport(false).render(Runs.oneOfEach());

        assertThat(text)
                .contains("FAIL CRITICAL  eventbridge.rule.enabled  Daily")
                .contains("expected  ENABLED")
                .contains("found     DISABLED")
                .contains("to mend   Enable the rule.")
                .contains("permission for events:ListTargetsByRule")
                .contains("UNHEALTHY: 1 of 7 checks failed")
                .contains("1 passed, 2 failed, 1 unknown, 2 skipped, 1 waived");
    }

    @Test
    void textWithoutColourHasNoEscapeSequence() {
        assertThat(new TextReport(false).render(Runs.oneOfEach())).doesNotContain("\u001b");
        assertThat(new TextReport(true).render(Runs.oneOfEach())).contains("\u001b[31m");
    }

    @Test
    void markdownHasARowForWhateverIsNotWell() {
        var lines = new MarkdownReport().render(Runs.oneOfEach()).lines().toList();

        assertThat(lines).first().isEqualTo("## ❌ UNHEALTHY: serin-dev");
        assertThat(lines.stream().filter(line -> line.contains("`eventbridge.")).toList())
                .hasSize(4)
                .first()
                .asString()
                .contains("FAIL CRITICAL")
                .contains("expected ENABLED, found DISABLED");
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void markdownIsInertWhateverTheTexts(String hostile) {
        var markdown = new MarkdownReport().render(Runs.withEverywhere(hostile));

        assertThat(markdown).doesNotContain("<script").doesNotContain("](").doesNotContain("@team");
        var columns = Pattern.compile("(?<!\\\\)\\|");
        assertThat(markdown.lines().filter(line -> line.startsWith("| FAIL") || line.startsWith("| UNKNOWN")))
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(columns.matcher(line).results().count()).isEqualTo(6));
    }

    private static List<String> schemaErrors(serin.run.Run run) throws Exception {
        try (var schema = Objects.requireNonNull(ReportsTest.class.getResourceAsStream("/serin/report.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(MAPPER.readTree(new JsonReport().render(run)))
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
