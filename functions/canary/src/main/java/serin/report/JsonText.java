package serin.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON as a text that is safe on a terminal too: whatever is not printable ASCII is written as an escape, which means the same. */
public final class JsonText {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writerWithDefaultPrettyPrinter();

    private JsonText() {}

    /** The tree, indented, with a line break at its end. */
    public static String of(JsonNode tree) {
        try {
            // DEL is ASCII, and a control character all the same; outside of strings JSON has none.
            return WRITER.writeValueAsString(tree).replace("\u007f", "\\u007f") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can always be written", e);
        }
    }
}
