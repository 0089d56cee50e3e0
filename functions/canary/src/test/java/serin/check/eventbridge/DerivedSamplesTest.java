package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.JsonValues;
import serin.check.Ruler;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/** What is derived from a pattern, AWS's own engine matches, and each near miss it does not. */
class DerivedSamplesTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("serin.root")).resolve("../shared/corpus/event-patterns");
    private static final JsonMapper JSON5 = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .build();

    /** One for each operator of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'source': ['market-data'], 'detail-type': ['a', 'b']}",
                "{'source': [{'prefix': 'aws.'}]}",
                "{'detail': {'file': [{'suffix': '.png'}]}}",
                "{'detail': {'state': [{'anything-but': 'initializing'}]}}",
                "{'detail': {'state': [{'anything-but': ['stopped', 'overloaded']}]}}",
                "{'detail': {'limit': [{'anything-but': [100, 200]}]}}",
                "{'detail': {'c': [{'numeric': ['>', 0, '<=', 5]}], 'd': [{'numeric': ['<', 10]}], 'x': [{'numeric': ['=', 3.018e2]}]}}",
                "{'detail': {'ip': [{'cidr': '10.0.0.0/24'}]}}",
                "{'detail': {'there': [{'exists': true}], 'gone': {'deep': [{'exists': false}]}}}",
                "{'detail-type': [{'equals-ignore-case': 'ec2 Instance'}]}",
                "{'detail': {'path': [{'wildcard': 'dir/*.png'}]}}",
                "{'detail': {'v': [''], 'n': [null], 'b': [true], 'i': [5]}}",
                "{'source': ['a'], 'detail': {'$or': [{'c': [{'numeric': ['>', 0]}]}, {'d': ['e']}]}}",
                "{'resources': ['arn:aws:ec2:us-east-1:1:instance/i-1'], 'account': ['111122223333']}",
            })
    void isRight(String quoted) {
        var pattern = quoted.replace('\'', '"');
        var samples = DerivedSamples.of(JsonValues.mapping(pattern));

        assertThat(samples.matches()).hasSize(1).allMatch(event -> Ruler.matches(pattern, Json.text(event)));
        assertThat(samples.rejects()).noneMatch(event -> Ruler.matches(pattern, Json.text(event)));
        assertThat(samples.rejects().isEmpty()).isEqualTo(false);
    }

    /** Nothing is derived where the meaning is not sure, rather than something wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'time': [{'prefix': '2026'}]}",
                "{'detail': {'a': [{'anything-but': {'prefix': 'init'}}]}}",
                "{'detail': {'a': [{'sounds-like': 'b'}]}}",
                "{'detail': {'a': 'b'}}",
                "{'detail': {'a': [{'numeric': ['>', 5, '<', 1]}]}}",
                "{'detail': {'a': ['b'], '$or': [{'a': ['c']}, {'d': ['e']}]}}",
            })
    void isNothing(String quoted) {
        assertThat(DerivedSamples.of(JsonValues.mapping(quoted.replace('\'', '"')))
                        .matches())
                .isEmpty();
    }

    @Test
    void hasAFewNearMissesOnly() {
        var pattern = "{\"detail\": {\"a\": [1], \"b\": [1], \"c\": [1], \"d\": [1], \"e\": [1], \"f\": [1]}}";
        assertThat(DerivedSamples.of(JsonValues.mapping(pattern)).rejects()).hasSize(4);
    }

    /** Patterns that AWS took, and those that it refused, which must not end in a crash. */
    @TestFactory
    Stream<DynamicTest> holdsForRecordedPatterns() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            System.out.println("no recorded event patterns at " + CORPUS);
            return Stream.of();
        }
        try (var files = Files.list(CORPUS)) {
            return files
                    // Beside a pattern in a file of its own lies its event.
                    .filter(file -> !file.toString().endsWith("_event.json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> recorded(file)))
                    .toList()
                    .stream();
        }
    }

    private static void recorded(Path file) throws IOException {
        var content = JSON5.readTree(Files.readString(file));
        var pattern = (content.has("EventPattern") ? content.get("EventPattern") : content).toString();
        Value value;
        try {
            value = Json.parse(pattern);
            EventPattern.of(value);
        } catch (MalformedDocument e) {
            assertThat(file.getFileName().toString()).contains("_EXC");
            return;
        }
        var samples = DerivedSamples.of((Value.Mapping) value);
        if (!file.getFileName().toString().contains("_EXC")) {
            assertThat(samples.matches()).allMatch(event -> Ruler.matches(pattern, Json.text(event)));
            assertThat(samples.rejects()).noneMatch(event -> Ruler.matches(pattern, Json.text(event)));
        }
    }
}
