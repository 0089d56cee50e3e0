package serin.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.report.Runs;
import serin.run.Run;
import serin.template.Declarations;

/** SARIF by OASIS's own schema, and by its words where the schema cannot tell. */
class SarifReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TemplateSource SOURCE = new TemplateSource(Optional.of("template.yaml"), Declarations.of("""
            Resources:
              Other: {Type: AWS::SNS::Topic}
              Daily: {Type: AWS::Events::Rule}
            """));

    @Test
    void followsOasissSchema() throws Exception {
        assertThat(schemaErrors(Runs.oneOfEach(), SOURCE)).isEmpty();
        assertThat(schemaErrors(Runs.oneOfEach(), TemplateSource.NONE)).isEmpty();
    }

    @Test
    void theSchemaWouldRefuseALineZero() throws Exception {
        var zero = sarif(Runs.oneOfEach(), SOURCE).toString().replace("\"startLine\":3", "\"startLine\":0");

        assertThat(errors(MAPPER.readTree(zero))).isNotEmpty();
    }

    @Test
    void pointsAtTheLineOnWhichTheResourceIsDeclared() throws Exception {
        var location = sarif(Runs.oneOfEach(), SOURCE).at("/runs/0/results/0/locations/0");

        assertThat(location.at("/physicalLocation/artifactLocation/uri").asText())
                .isEqualTo("template.yaml");
        assertThat(location.at("/physicalLocation/region/startLine").asInt()).isEqualTo(3);
        assertThat(location.at("/logicalLocations/0/name").asText()).isEqualTo("Daily");
    }

    @Test
    void namesTheResourceWhereThereIsNoTemplate() throws Exception {
        var location = sarif(Runs.oneOfEach(), TemplateSource.NONE).at("/runs/0/results/0/locations/0");

        assertThat(location.has("physicalLocation")).isFalse();
        assertThat(location.at("/logicalLocations/0/fullyQualifiedName").asText())
                .isEqualTo("Resources.Daily");
    }

    @Test
    void tellsAFailureFromAnUnknownAndFromAWaiver() throws Exception {
        var results = sarif(Runs.oneOfEach(), SOURCE).at("/runs/0/results");

        assertThat(results.findValuesAsText("kind"))
                .containsExactly(
                        "fail", "resource", "open", "resource", "fail", "resource", "fail", "inSource", "resource");
        assertThat(results.findValuesAsText("level")).containsExactly("error", "none", "note", "error");
        assertThat(results.at("/3/suppressions/0/justification").asText())
                .isEqualTo("paused for the migration (until 2027-01-31)");
        assertThat(results.at("/0/partialFingerprints/checkAndResource~1v1").asText())
                .isEqualTo("eventbridge.rule.enabled@Daily");
    }

    @Test
    void eachResultPointsAtItsRule() throws Exception {
        var run = sarif(Runs.oneOfEach(), SOURCE).at("/runs/0");

        for (var result : run.path("results")) {
            assertThat(run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id"))
                    .isEqualTo(result.path("ruleId"));
        }
    }

    /** SARIF 2.1.0, 3.11.5 and 3.11.6: braces and brackets have a meaning in a message. */
    @Test
    void aMessageHoldsNoPlaceholderAndNoLink() throws Exception {
        var message = sarif(Runs.withEverywhere("{0} [press](https://evil.example)"), SOURCE)
                .at("/runs/0/results/0/message/text")
                .asText();

        assertThat(message).contains("{{0}}").doesNotContain("](");
    }

    private static List<String> schemaErrors(Run run, TemplateSource source) throws IOException {
        return errors(sarif(run, source));
    }

    private static List<String> errors(JsonNode sarif) throws IOException {
        try (var schema =
                Objects.requireNonNull(SarifReportTest.class.getResourceAsStream("/sarif/sarif-schema-2.1.0.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema).validate(sarif).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static JsonNode sarif(Run run, TemplateSource source) throws IOException {
        return MAPPER.readTree(new SarifReport(source).render(run));
    }
}
