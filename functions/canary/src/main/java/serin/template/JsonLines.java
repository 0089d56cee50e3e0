package serin.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines of the resources in a template of JSON that was read before, so that it is one. */
final class JsonLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonLines() {}

    static Map<String, Declarations.Declaration> of(String text) {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var section = parser.currentName();
                parser.nextToken();
                if (section.equals("Resources")) {
                    return resources(parser);
                }
                parser.skipChildren();
            }
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the template was well-formed a moment ago", e);
        }
    }

    private static Map<String, Declarations.Declaration> resources(JsonParser parser) throws IOException {
        var found = new LinkedHashMap<String, Declarations.Declaration>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var logicalId = parser.currentName();
            var line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            found.put(logicalId, new Declarations.Declaration(logicalId, type(parser), line));
        }
        return found;
    }

    private static String type(JsonParser parser) throws IOException {
        var type = "";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return type;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("Type")) {
                type = parser.getText();
            }
            parser.skipChildren();
        }
        return type;
    }
}
