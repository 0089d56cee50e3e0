package serin.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import serin.check.JsonValues;
import serin.template.Value;

class PropertiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"a\"|a", "300|300", "1.50|1.50", "true|true", "\"\"|''", "1e3|1000", "1e999999999|1E+999999999"})
    void readsScalarsAsTexts(String json, String text) {
        assertThat(of(json).text("P")).isEqualTo(new Declared.Known<>(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[\"a\"]", "{}"})
    void readsNothingElseAsAText(String json) {
        assertThat(of(json).text("P")).isEqualTo(new Declared.Unresolved<String>("P must be a string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "\"300\"", "300.0", "\" 300 \"", "3e2"})
    void readsWholeNumbers(String json) {
        assertThat(of(json).integer("P")).isEqualTo(new Declared.Known<>(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"three\"", "300.5", "true", "\"\"", "99999999999", "1e999999999", "[]"})
    void readsNothingElseAsANumber(String json) {
        assertThat(of(json).integer("P")).isEqualTo(new Declared.Unresolved<Integer>("P must be a whole number"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true|true", "\"true\"|true", "\"False\"|false", "false|false"})
    void readsBooleans(String json, boolean value) {
        assertThat(of(json).bool("P")).isEqualTo(new Declared.Known<>(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"yes\"", "null", "{}"})
    void readsNothingElseAsABoolean(String json) {
        assertThat(of(json).bool("P")).isEqualTo(new Declared.Unresolved<Boolean>("P must be true or false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"]", "\"a\""})
    void readsOneStringAsAListOfOne(String json) {
        assertThat(of(json).texts("P")).isEqualTo(new Declared.Known<>(List.of("a")));
    }

    @Test
    void readsNoListOfOtherThings() {
        assertThat(of("[\"a\", {}]").texts("P"))
                .isEqualTo(new Declared.Unresolved<List<String>>("P must be a list of strings"));
    }

    @Test
    void aListIsNotKnownWhenAnItemIsNot() {
        assertThat(of("[\"a\", {\"$secret\": \"NoEcho\"}]").texts("P"))
                .isEqualTo(new Declared.Secret<List<String>>("P: NoEcho"));
        assertThat(of("[{\"$unresolved\": \"x\"}]").texts("P"))
                .isEqualTo(new Declared.Unresolved<List<String>>("P: x"));
    }

    @Test
    void readsObjects() {
        assertThat(of("[{\"A\": 1}]")
                        .objects("P")
                        .known()
                        .orElseThrow()
                        .getFirst()
                        .integer("A"))
                .isEqualTo(new Declared.Known<>(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"a\"", "[\"a\"]", "[{}, null]", "[[]]"})
    void readsNothingElseAsObjects(String json) {
        assertThat(of(json).objects("P"))
                .isEqualTo(new Declared.Unresolved<List<Properties>>("P must be a list of objects"));
    }

    @Test
    void objectsAreNotKnownWhenOneIsNot() {
        assertThat(of("[{}, {\"$unresolved\": \"x\"}]").objects("P"))
                .isEqualTo(new Declared.Unresolved<List<Properties>>("P: x"));
    }

    @Test
    void readsTextsByNameEachByItself() {
        assertThat(of("{\"A\": 1, \"B\": {\"$secret\": \"NoEcho\"}, \"C\": []}").textsByName("P"))
                .isEqualTo(new Declared.Known<>(Map.of(
                        "A", new Declared.Known<>("1"),
                        "B", new Declared.Secret<>("B: NoEcho"),
                        "C", new Declared.Unresolved<>("C must be a string"))));
    }

    @Test
    void readsWithin() {
        assertThat(of("{\"Mode\": \"Active\"}").within("P", inner -> inner.text("Mode")))
                .isEqualTo(new Declared.Known<>("Active"));
        assertThat(of("\"Active\"").within("P", inner -> inner.text("Mode")))
                .isEqualTo(new Declared.Unresolved<String>("P must be an object"));
        assertThat(of("{\"$secret\": \"NoEcho\"}").within("P", inner -> inner.text("Mode")))
                .isEqualTo(new Declared.Secret<String>("P: NoEcho"));
    }

    @Test
    void tellsOmittedFromNull() {
        var none = new Properties(Value.Mapping.EMPTY);
        assertThat(none.text("P")).isEqualTo(new Declared.Omitted<String>());
        assertThat(none.texts("P")).isEqualTo(new Declared.Omitted<List<String>>());
        assertThat(none.objects("P")).isEqualTo(new Declared.Omitted<List<Properties>>());
        assertThat(none.nested("P")).isEqualTo(new Declared.Omitted<Properties>());
        assertThat(of("null").value("P")).isEqualTo(new Declared.Known<Value>(new Value.Null()));
    }

    private static Properties of(String json) {
        return new Properties(JsonValues.mapping("{\"P\": " + json + "}"));
    }
}
