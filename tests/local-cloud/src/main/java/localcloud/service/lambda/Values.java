package localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Values in properties, which CloudFormation takes as they are or as text: {@code 30} or {@code "30"}, {@code true} or {@code "true"}. */
final class Values {
    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Values() {}

    static int number(JsonNode node, int otherwise) {
        return node.asInt(otherwise);
    }

    static boolean isTrue(JsonNode node) {
        return node.asBoolean(false);
    }

    static String text(JsonNode node, String otherwise) {
        return node.isValueNode() && !node.isNull() ? node.asText() : otherwise;
    }

    /** A member of an input; empty when it is not given. */
    static String member(ObjectNode input, String name) {
        return text(input.path(name), "");
    }

    /** A time for the wire to write, from the ISO 8601 text that a document holds; anything else as it is. */
    static JsonNode time(JsonNode text) {
        try {
            return text.isTextual() ? new POJONode(Instant.parse(text.textValue())) : text;
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** Such as {@code 2024-03-28T12:56:56.583+0000}, which LastModified is in a function's configuration; the document has ISO 8601. */
    static String lastModified(JsonNode text) {
        try {
            return LAST_MODIFIED.format(Instant.parse(text.asText()));
        } catch (DateTimeParseException e) {
            return text.asText();
        }
    }
}
