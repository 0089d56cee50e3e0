package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of code that may be broken, hostile, or no probe at all. */
class ProbeAnswerTest {
    private static final String NO_JSON = "an answer that is no JSON, or nested too deep";
    private static final String NO_PROBE = "an answer without \"probe\": 1, so it was not the probe that answered";

    @Test
    void readsAnAnswer() {
        assertThat(ProbeAnswer.of("{\"probe\": 1, \"nonce\": \"n\", \"version\": \"7\", \"more\": []}", "n"))
                .isEqualTo(new ProbeAnswer.Answered(Optional.of("7"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"probe\": 1, \"nonce\": \"n\"}",
                "{\"probe\": 1, \"nonce\": \"n\", \"version\": 7}",
                "{\"probe\": 1, \"nonce\": \"n\", \"version\": null}"
            })
    void readsNoVersionOutOfAnythingButAText(String payload) {
        assertThat(ProbeAnswer.of(payload, "n")).isEqualTo(new ProbeAnswer.Answered(Optional.empty(), Set.of()));
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
        assertThat(ProbeAnswer.error(
                        "Unhandled",
                        "{\"errorType\": \"java.lang.Error\", \"errorMessage\": \"no\", \"stackTrace\": [\"s\"]}"))
                .isEqualTo("Unhandled java.lang.Error: no");
    }

    @Test
    void namesAnErrorThatLambdaWroteWithoutAType() {
        assertThat(ProbeAnswer.error("Unhandled", "{\"errorMessage\": \"Task timed out after 3.00 seconds\"}"))
                .isEqualTo("Unhandled an error without a type: Task timed out after 3.00 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "[]", "{\"errorType\": 1, \"errorMessage\": {}}"})
    void namesAnErrorThatItCannotRead(String payload) {
        assertThat(ProbeAnswer.error("Unhandled", payload)).isEqualTo("Unhandled an error without a type");
    }

    @Test
    void stripsAnErrorOfWhatCouldForgeALine() {
        assertThat(ProbeAnswer.error("Unhandled", "{\"errorType\": \"a\\u001b[31m\\r\\nHEALTHY\\u202e\\u2028b\"}"))
                .isEqualTo("Unhandled a [31m HEALTHY b");
    }

    @Test
    void shortensAnError() {
        assertThat(ProbeAnswer.error("Unhandled", "{\"errorType\": \"" + "x".repeat(1000) + "\"}"))
                .isEqualTo("Unhandled " + "x".repeat(200) + "…");
    }
}
