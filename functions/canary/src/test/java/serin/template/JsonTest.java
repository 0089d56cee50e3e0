package serin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsEveryKindOfValueInItsOrder() {
        var value = Json.parse("{\"b\": [1, 2.50, -3e2, true, false, null, \"é\\n\\ud83d\\ude00\"], \"a\": {}}");

        assertThat(value).isInstanceOfSatisfying(Value.Mapping.class, mapping -> {
            assertThat(mapping.entries().keySet()).containsExactly("b", "a");
            assertThat(mapping.entries().get("b"))
                    .isEqualTo(new Value.Sequence(List.of(
                            new Value.Numeric(BigDecimal.ONE),
                            new Value.Numeric(new BigDecimal("2.50")),
                            new Value.Numeric(new BigDecimal("-3e2")),
                            new Value.Bool(true),
                            new Value.Bool(false),
                            new Value.Null(),
                            new Value.Text("é\n😀"))));
            assertThat(mapping.entries().get("a")).isEqualTo(new Value.Mapping(Map.of()));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"b": 1, "a": 2}                | {"a":2,"b":1}
                    [1, 2]                          | [1,2]
                    [2, 1]                          | [2,1]
                    1.0                             | 1
                    1e2                             | 100
                    0.0                             | 0
                    0.10                            | 0.1
                    "1"                             | "1"
                    {"a": {"d": [], "c": {}}}       | {"a":{"c":{},"d":[]}}
                    "\\u0041\\"\\\\/\\u0009"        | "A\\"\\\\/\\t"
                    """)
    void canonicalTextIsTheSameForTheSameDocument(String json, String canonical) {
        assertThat(Json.text(Json.parse(json))).isEqualTo(canonical);
    }

    @Test
    void textInOrderKeepsKeysAndNumbersAsWritten() {
        assertThat(Json.textInOrder(Json.parse("{\"b\": 1.50, \"a\": [ ]}"))).isEqualTo("{\"b\":1.50,\"a\":[]}");
    }

    @Test
    void unresolvedPartsHaveNoText() {
        var value = new Value.Sequence(List.of(new Value.Unresolved(Value.Kind.UNRESOLVABLE, "Table is not created")));

        assertThatIllegalArgumentException().isThrownBy(() -> Json.text(value)).withMessageContaining("not created");
    }

    @Test
    void secretsAreNamedBeforeOtherUnresolvedParts() {
        var secret = new Value.Unresolved(Value.Kind.SECRET, "NoEcho");
        var other = new Value.Unresolved(Value.Kind.UNRESOLVABLE, "not created");

        assertThat(Json.unresolved(new Value.Mapping(Map.of("a", other, "b", new Value.Sequence(List.of(secret))))))
                .contains(secret);
        assertThat(Json.unresolved(new Value.Text("known"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "nul",
                "NaN",
                "1 2",
                "{\"a\":1}}",
                "01",
                "\"\t\"",
                "'a'",
                "/* */ 1",
                "1e999999999",
                "-1e-999999999",
                "1e2147483648",
                "1e99999999999999999999",
                "\"\\ud800\"",
                "{\"\\udc00\": 1}",
                "\"\\u0000\"",
                "\u0000",
                "\"\ud800\"",
                "{\"a\":1,\"a\":1}"
            })
    void refusesWithOneLine(String text) {
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(() -> Json.parse(text))
                .satisfies(e -> assertThat(e.getMessage()).isNotBlank().doesNotContain("\n"));
    }

    @Test
    void saysWhereAKeyOccursTwice() {
        assertThatExceptionOfType(MalformedDocument.class)
                .isThrownBy(() -> Json.parse("{\"a\": 1,\n \"a\": 2}"))
                .withMessage("line 2, column 2: the key 'a' occurs twice in one object");
    }

    @Test
    void refusesDeepLongAndHugeTextsSoon() {
        var deep = "[".repeat(500_000) + "]".repeat(500_000);
        var digits = "9".repeat(500_000);
        var longer = "\"" + "é".repeat(524_288) + "\"";
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (var text : List.of(deep, digits, longer)) {
                assertThatExceptionOfType(MalformedDocument.class).isThrownBy(() -> Json.parse(text));
            }
        });
    }

    @Test
    void readsAsDeepAsItSays() {
        var text = "[".repeat(128) + "]".repeat(128);

        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }
}
