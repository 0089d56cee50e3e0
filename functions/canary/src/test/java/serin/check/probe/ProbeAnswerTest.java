package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of code that may be broken, hostile, or no probe at all. */
class ProbeAnswerTest {
    private static final String NO_JSON = "an answer that is no JSON, or nested too deep";
    private static final String NO_PROBE = "an answer without \"probe\": 1, so it was not the probe that answered";

    @Test
    void readsAnAnswer() {
        assertThat(ProbeAnswer.of("{\"probe\": 1, \"nonce\": \"n\", \"version\": \"7\", \"more\": []}", "n"))
                .isEqualTo(new ProbeAnswer.Answered(Optional.of("7"), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"probe\": 1, \"nonce\": \"n\"}",
                "{\"probe\": 1, \"nonce\": \"n\", \"version\": 7}",
                "{\"probe\": 1, \"nonce\": \"n\", \"version\": null}"
            })
    void readsNoVersionOutOfAnythingButAText(String payload) {
        assertThat(ProbeAnswer.of(payload, "n"))
                .isEqualTo(new ProbeAnswer.Answered(Optional.empty(), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{",
                "{\"probe\": 1, \"nonce\": \"n\"",
                "{\"probe\": 1, \"nonce\": \"x\", \"nonce\": \"n\"}",
                "{\"probe\": 1, \"nonce\": \"n\"} {}",
                "{'probe': 1}",
                "NaN"
            })
    void readsNothingButJson(String payload) {
        assertThat(ProbeAnswer.of(payload, "n")).isEqualTo(new ProbeAnswer.NoAnswer(NO_JSON));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"n\"", "1", "true", "[{\"probe\": 1, \"nonce\": \"n\"}]"})
    void readsNothingButAnObject(String payload) {
        assertThat(ProbeAnswer.of(payload, "n"))
                .isEqualTo(new ProbeAnswer.NoAnswer("an answer that is no JSON object"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"statusCode\": 200, \"body\": \"ok\"}",
                "{\"nonce\": \"n\"}",
                "{\"probe\": \"1\", \"nonce\": \"n\"}",
                "{\"probe\": 1.0, \"nonce\": \"n\"}",
                "{\"probe\": 2, \"nonce\": \"n\"}",
                "{\"probe\": true, \"nonce\": \"n\"}",
                "{\"probe\": 4294967297, \"nonce\": \"n\"}"
            })
    void takesNoOtherAnswerForAProbes(String payload) {
        assertThat(ProbeAnswer.of(payload, "n")).isEqualTo(new ProbeAnswer.NoAnswer(NO_PROBE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"probe\": 1}",
                "{\"probe\": 1, \"nonce\": 1}",
                "{\"probe\": 1, \"nonce\": null}",
                "{\"probe\": 1, \"nonce\": [\"n\"]}"
            })
    void wantsTheNonce(String payload) {
        assertThat(ProbeAnswer.of(payload, "n")).isEqualTo(new ProbeAnswer.NoAnswer("an answer without the nonce"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "N", "n ", "old"})
    void refusesAReplayedAnswer(String nonce) {
        assertThat(ProbeAnswer.of("{\"probe\": 1, \"nonce\": \"" + nonce + "\"}", "n"))
                .isEqualTo(new ProbeAnswer.NoAnswer("an answer with the nonce of another question"));
    }

    @Test
    void refusesDeepNesting() {
        var deep = "{\"probe\": 1, \"nonce\": \"n\", \"x\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(ProbeAnswer.of(deep, "n")).isEqualTo(new ProbeAnswer.NoAnswer(NO_JSON));
    }

    @Test
    @Timeout(5)
    void refusesAHugeAnswerAndSaysHowLongItIs() {
        var huge = "{\"probe\": 1, \"nonce\": \"n\", \"x\": \"" + "x".repeat(7 << 20) + "\"}";
        assertThat(ProbeAnswer.of(huge, "n"))
                .isEqualTo(new ProbeAnswer.NoAnswer(
                        "an answer of " + huge.length() + " characters; at most 262144 are read"));
    }

    @Test
    @Timeout(5)
    void refusesAHugeNumber() {
        var number = "{\"probe\": " + "9".repeat(200_000) + "}";
        assertThat(ProbeAnswer.of(number, "n")).isInstanceOf(ProbeAnswer.NoAnswer.class);
    }

    @Test
    void namesAnErrorByTypeAndMessage() {
        assertThat(AnswerReader.error(
                        "Unhandled",
                        "{\"errorType\": \"java.lang.Error\", \"errorMessage\": \"no\", \"stackTrace\": [\"s\"]}"))
                .isEqualTo("Unhandled java.lang.Error: no");
    }

    @Test
    void namesAnErrorThatLambdaWroteWithoutAType() {
        assertThat(AnswerReader.error("Unhandled", "{\"errorMessage\": \"Task timed out after 3.00 seconds\"}"))
                .isEqualTo("Unhandled an error without a type: Task timed out after 3.00 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "[]", "{\"errorType\": 1, \"errorMessage\": {}}"})
    void namesAnErrorThatItCannotRead(String payload) {
        assertThat(AnswerReader.error("Unhandled", payload)).isEqualTo("Unhandled an error without a type");
    }

    @Test
    void stripsAnErrorOfWhatCouldForgeALine() {
        assertThat(AnswerReader.error("Unhandled", "{\"errorType\": \"a\\u001b[31m\\r\\nHEALTHY\\u202e\\u2028b\"}"))
                .isEqualTo("Unhandled a [31m HEALTHY b");
    }

    @Test
    void shortensAnError() {
        assertThat(AnswerReader.error("Unhandled", "{\"errorType\": \"" + "x".repeat(1000) + "\"}"))
                .isEqualTo("Unhandled " + "x".repeat(200) + "…");
    }

    @Test
    void readsDependenciesRehearsalsAndEvents() {
        assertThat(ProbeAnswer.of(
                        new Answers()
                                .dependency("index", "t/i", "dynamodb:Query", "denied", 31, "No: x")
                                .rehearsal("ok", 87, "{\"t\": 4}", "fine")
                                .events("[\"Scheduled Event\"]")
                                .json(),
                        "nonce-1"))
                .isEqualTo(new ProbeAnswer.Answered(
                        Optional.of("3"),
                        List.of(new Dependency(Dependency.Kind.INDEX, "t/i", "dynamodb:Query", "denied", 31, "No: x")),
                        List.of(new Rehearsed("Scheduled Event", "ok", 87, new TreeMap<>(Map.of("t", 4L)), "fine")),
                        List.of("Scheduled Event")));
    }

    static Stream<Arguments> notOfProtocolOne() {
        return Stream.of(
                Arguments.of("\"dependencies\": {}", "dependencies is no list"),
                Arguments.of("\"dependencies\": null", "dependencies is no list"),
                Arguments.of("\"dependencies\": [1]", "dependencies[0].kind is no text"),
                Arguments.of(dependency("\"kind\": \"table\"", "\"kind\": 1"), "dependencies[0].kind is no text"),
                Arguments.of(
                        dependency("\"kind\": \"table\"", "\"kind\": \"TABLE\""),
                        "dependencies[0].kind is none that a function can depend on"),
                Arguments.of(dependency("\"name\": \"t\"", "\"name\": []"), "dependencies[0].name is no text"),
                Arguments.of(dependency("\"name\": \"t\", ", ""), "dependencies[0].name is no text"),
                Arguments.of(
                        dependency("\"outcome\": \"ok\"", "\"outcome\": true"), "dependencies[0].outcome is no text"),
                Arguments.of(dependency("\"millis\": 1", "\"millis\": -1"), "dependencies[0].millis is no count"),
                Arguments.of(dependency("\"millis\": 1", "\"millis\": 1.5"), "dependencies[0].millis is no count"),
                Arguments.of(dependency("\"millis\": 1", "\"millis\": \"1\""), "dependencies[0].millis is no count"),
                Arguments.of(
                        dependency("\"millis\": 1", "\"millis\": 99999999999999999999"),
                        "dependencies[0].millis is no count"),
                Arguments.of(dependency("\"detail\": \"\"", "\"detail\": null"), "dependencies[0].detail is no text"),
                Arguments.of(
                        "\"dependencies\": [" + "1,".repeat(4_999) + "1]",
                        "5000 dependencies, of which there may be 64"),
                Arguments.of(
                        "\"rehearsals\": [{\"name\": \"r\", \"outcome\": \"ok\", \"millis\": 1, \"would\": []}]",
                        "rehearsals[0].would is no object"),
                Arguments.of(
                        "\"rehearsals\": [{\"name\": \"r\", \"outcome\": \"ok\", \"millis\": 1, \"would\": {\"t\": -4}}]",
                        "a count of rehearsals[0].would is no count"),
                Arguments.of("\"rehearsals\": [" + "1,".repeat(8) + "1]", "9 rehearsals, of which there may be 8"),
                Arguments.of("\"events\": [1]", "events[0] is no text"),
                Arguments.of("\"events\": \"x\"", "events is no list"));
    }

    /** What could not be read may be what is broken, so the whole answer is none. */
    @ParameterizedTest
    @MethodSource
    void notOfProtocolOne(String field, String problem) {
        assertThat(ProbeAnswer.of("{\"probe\": 1, \"nonce\": \"n\", " + field + "}", "n"))
                .isEqualTo(new ProbeAnswer.NoAnswer("an answer that is not of protocol 1: " + problem));
    }

    @Test
    void stripsEveryTextOfWhatCouldForgeALine() {
        var answer = (ProbeAnswer.Answered) ProbeAnswer.of(
                new Answers()
                        .dependency("table", "a\\u001b[31m", "b\\r\\nc", "\\u202eko", "x\\u2028y\\ud800")
                        .rehearsal("o\\u0000k", 1, "{\"t\\n\": 1}", "\\u200f")
                        .events("[\"e\\t\"]")
                        .json(),
                "nonce-1");
        assertThat(answer.toString()).matches("[\\x20-\\x7e…]+");
    }

    @Test
    void shortensADetailToWhatTheProtocolAllows() {
        var answer = (ProbeAnswer.Answered) ProbeAnswer.of(
                new Answers()
                        .dependency("table", "t", "o", "error", "x".repeat(1_000))
                        .json(),
                "nonce-1");
        assertThat(answer.dependencies().getFirst().detail()).isEqualTo("x".repeat(512) + "…");
    }

    private static String dependency(String part, String instead) {
        return "\"dependencies\": ["
                + "{\"kind\": \"table\", \"name\": \"t\", \"operation\": \"o\", \"outcome\": \"ok\", \"millis\": 1, \"detail\": \"\"}"
                        .replace(part, instead)
                + "]";
    }
}
