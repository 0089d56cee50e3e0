package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.check.TestStack;

/** The JSON schema of {@code Metadata.Serin} says what the reader accepts. */
class IntentSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode schema() throws IOException {
        try (var schema =
                Objects.requireNonNull(IntentSchemaTest.class.getResourceAsStream("/serin/intent.schema.json"))) {
            return JSON.readTree(schema);
        }
    }

    private static boolean accepts(String kind, JsonNode serin) throws IOException {
        var whole = (ObjectNode) schema();
        whole.put("$ref", "#/$defs/" + kind);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(serin)
                .isEmpty();
    }

    /** The reader's message names every key that it accepts. */
    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::Function, function",
        "AWS::Events::Rule, rule",
        "AWS::SQS::Queue, queue",
        "AWS::DynamoDB::Table, table",
        "AWS::IAM::Role, other",
    })
    void hasTheKeysOfTheReader(String type, String kind) throws IOException {
        var resources = "{\"It\": {\"Type\": \"" + type + "\", \"Metadata\": {\"Serin\": {\"Nonsense\": 1}}}}";
        assertThatThrownBy(() -> Intent.of(TestStack.template(resources, "{}")))
                .hasMessageEndingWith("accepted are " + keys("/$defs/" + kind + "/properties"));
        assertThat(accepts(kind, JSON.readTree("{\"Nonsense\": 1}"))).isFalse();
    }

    @Test
    void hasTheKeysOfTheReaderForTheTemplateAndItsEvents() throws IOException {
        assertThatThrownBy(() -> Intent.of(TestStack.template("{}", "{\"Serin\": {\"Nonsense\": 1}}")))
                .hasMessageEndingWith("accepted are " + keys("/$defs/template/properties"));
        var function =
                "{\"Sync\": {\"Type\": \"AWS::Lambda::Function\", \"Metadata\": {\"Serin\": {\"Events\": {\"Daily\": {\"N\": 1}}}}},"
                        + "\"SyncDaily\": {\"Type\": \"AWS::Events::Rule\"}}";
        assertThatThrownBy(() -> Intent.of(TestStack.template(function, "{}")))
                .hasMessageEndingWith(
                        "accepted are " + keys("/$defs/function/properties/Events/additionalProperties/properties"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"Samples\": {\"Match\": []}}                       | .Samples: unknown key Match; accepted are Matches, Rejects",
                "{\"Samples\": {\"Matches\": {}}}                     | .Samples.Matches must be a list of events, was an object",
                "{\"Samples\": {\"Matches\": [{\"source\": \"a\"}]}}  | .Samples.Matches[0]: detail-type is needed, and must be a text",
                "{\"RoundTripWithin\": \"PT3M\"}                      | .RoundTripWithin: \"PT3M\" is no such time; accepted are PT1S to PT2M",
                "{\"RoundTripWithin\": 30}                            | .RoundTripWithin: \"30\" is no such time; accepted are PT1S to PT2M",
            })
    void theReaderRefuses(String serin, String message) {
        var resources = "{\"It\": {\"Type\": \"AWS::Events::Rule\", \"Metadata\": {\"Serin\": " + serin + "}}}";
        assertThatThrownBy(() -> Intent.of(TestStack.template(resources, "{}")))
                .hasMessage("Metadata.Serin of It" + message);
    }

    /** The reference stack is an example of nearly all of it. */
    @Test
    void acceptsTheReferenceStack() throws IOException {
        var template = JSON.readTree(Files.readString(
                Path.of(System.getProperty("serin.root"), "tests", "stack", "processed-template.json")));
        assertThat(accepts("template", template.at("/Metadata/Serin"))).isTrue();
        var kinds = new TreeSet<String>();
        for (var resource : template.path("Resources")) {
            var serin = resource.at("/Metadata/Serin");
            if (serin.isObject()) {
                var kind = kind(resource.path("Type").asText());
                kinds.add(kind);
                assertThat(accepts(kind, serin)).as(serin.toString()).isTrue();
            }
        }
        assertThat(kinds).containsExactly("function", "queue", "table");
    }

    private static String kind(String type) {
        return switch (type) {
            case "AWS::SQS::Queue" -> "queue";
            case "AWS::DynamoDB::Table" -> "table";
            default -> type.startsWith("AWS::Lambda::") ? "function" : "other";
        };
    }

    private static String keys(String pointer) throws IOException {
        var keys = new TreeSet<String>();
        schema().at(pointer).fieldNames().forEachRemaining(keys::add);
        return String.join(", ", keys);
    }
}
