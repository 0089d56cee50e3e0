package serin.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Reads strict JSON (ECMA-404) into values; a key that occurs twice in one object is refused. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxNumberLength(Limits.DIGITS)
                    .maxStringLength(Limits.BYTES)
                    .maxNameLength(Limits.BYTES)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Keys of hostile texts must not stay in a table that outlives the call.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static Value read(String text) {
        Limits.check(text);
        try (var parser = FACTORY.createParser(text)) {
            var reader = new JsonReader(parser);
            var value = reader.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new MalformedDocument(reader.position() + "text after the end of the JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            var position = location == null ? "" : Limits.at(location.getLineNr(), location.getColumnNr());
            throw new MalformedDocument(position + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedDocument("not readable as JSON: " + e.getMessage());
        }
    }

    private Value value(@Nullable JsonToken token) throws IOException {
        return switch (token) {
            case null -> throw new MalformedDocument(position() + "the text ends where a JSON value is expected");
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Value.Text(string(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(Limits.number(parser.getText(), position()));
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> new Value.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new MalformedDocument(position() + "a JSON value is expected");
        };
    }

    private Value object() throws IOException {
        var entries = new LinkedHashMap<String, Value>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var key = string(parser.currentName());
            if (entries.containsKey(key)) {
                throw new MalformedDocument(position() + "the key '" + key + "' occurs twice in one object");
            }
            entries.put(key, value(parser.nextToken()));
        }
        return new Value.Mapping(entries);
    }

    private Value array() throws IOException {
        var items = new ArrayList<Value>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Value.Sequence(items);
    }

    private String string(String text) {
        Limits.checkString(text, position());
        return text;
    }

    private String position() {
        var location = parser.currentTokenLocation();
        return Limits.at(location.getLineNr(), location.getColumnNr());
    }
}
