package stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The stack as tests/stack/processed-template.json has it. */
final class Stack {
    static final Path ROOT = Path.of(System.getProperty("serin.root"));
    static final JsonNode TEMPLATE = read();

    private Stack() {}

    /** The resources of one type, by logical id. */
    static Stream<Map.Entry<String, JsonNode>> ofType(String type) {
        return TEMPLATE.get("Resources").properties().stream()
                .filter(resource -> resource.getValue().get("Type").textValue().equals(type));
    }

    static JsonNode properties(String logicalId) {
        return TEMPLATE.get("Resources").get(logicalId).get("Properties");
    }

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(Files.readAllBytes(ROOT.resolve("tests/stack/processed-template.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
