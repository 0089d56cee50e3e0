package localcloud.service.projection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * An answer under construction. A member whose source is missing or null is left out, as AWS leaves it out; a source of another
 * type is turned into the member's type where that has one meaning (a template may write the number 5 as "5"), and copied as it
 * is where not, so that a broken document shows.
 */
public final class Answer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode node = NODES.objectNode();

    /** An empty object. */
    public static ObjectNode empty() {
        return NODES.objectNode();
    }

    /** An array of the given objects. */
    public static ArrayNode array(Iterable<? extends JsonNode> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** An array of texts. */
    public static ArrayNode texts(Iterable<String> elements) {
        ArrayNode array = NODES.arrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** A time, for the wire to write in its protocol's way. */
    public static JsonNode time(Instant instant) {
        return new POJONode(instant);
    }

    /** A map as a Query service's wire wants it: {@code {"entry": [{"key", "value"}]}}. */
    public static ObjectNode entries(Map<String, String> map) {
        ObjectNode wrapped = NODES.objectNode();
        ArrayNode entries = wrapped.putArray("entry");
        map.forEach((key, value) -> entries.addObject().put("key", key).put("value", value));
        return wrapped;
    }

    /** Sets a member to a text. */
    public Answer put(String member, String value) {
        node.put(member, value);
        return this;
    }

    /** Sets a member to a whole number. */
    public Answer put(String member, long value) {
        node.put(member, value);
        return this;
    }

    /** Sets a member to a truth value. */
    public Answer put(String member, boolean value) {
        node.put(member, value);
        return this;
    }

    /** Sets a member to a node, unless it is missing or null. */
    public Answer put(String member, JsonNode source) {
        if (isThere(source)) {
            node.set(member, source.deepCopy());
        }
        return this;
    }

    /** Sets a member to a list, an empty one included. */
    public Answer list(String member, List<? extends JsonNode> elements) {
        node.set(member, array(elements));
        return this;
    }

    /** Copies members of the same name and shape from a document. */
    public Answer copy(JsonNode source, String... members) {
        for (String member : members) {
            put(member, source.path(member));
        }
        return this;
    }

    /** Sets a text member; numbers and truth values are written out. */
    public Answer text(String member, JsonNode source) {
        if (isThere(source)) {
            node.set(member, source.isValueNode() ? NODES.textNode(source.asText()) : source.deepCopy());
        }
        return this;
    }

    /** Sets a member that holds JSON inside a text, such as a policy; a text is taken as it is. */
    public Answer json(String member, JsonNode source) {
        if (isThere(source)) {
            node.put(member, compact(source));
        }
        return this;
    }

    /** Sets a number member; a text that is a number becomes one. */
    public Answer number(String member, JsonNode source) {
        if (isThere(source)) {
            node.set(member, asNumber(source));
        }
        return this;
    }

    /** Sets a truth-value member; {@code "true"} and {@code "false"} become one. */
    public Answer flag(String member, JsonNode source) {
        if (isThere(source)) {
            node.set(member, asFlag(source));
        }
        return this;
    }

    /** Sets a time member from ISO 8601 text or epoch seconds. */
    public Answer time(String member, JsonNode source) {
        if (isThere(source)) {
            node.set(member, asTime(source));
        }
        return this;
    }

    /** The answer so far; later calls go on changing it. */
    public ObjectNode done() {
        return node;
    }

    /** JSON without white space; a text is taken as it is. */
    public static String compact(JsonNode source) {
        return source.isTextual() ? source.asText() : source.toString();
    }

    /** Whether a document holds this member. */
    public static boolean isThere(JsonNode source) {
        return !source.isMissingNode() && !source.isNull();
    }

    private static JsonNode asNumber(JsonNode source) {
        if (source.isTextual()) {
            try {
                BigDecimal value = new BigDecimal(source.asText().strip());
                return value.scale() <= 0 && value.precision() < 19
                        ? NODES.numberNode(value.longValueExact())
                        : NODES.numberNode(value.doubleValue());
            } catch (NumberFormatException | ArithmeticException e) {
                return source.deepCopy();
            }
        }
        return source.deepCopy();
    }

    private static JsonNode asFlag(JsonNode source) {
        return switch (source.asText()) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            default -> source.deepCopy();
        };
    }

    private static JsonNode asTime(JsonNode source) {
        if (source.isNumber()) {
            return time(Instant.ofEpochMilli(Math.round(source.asDouble() * 1000)));
        }
        try {
            return time(Instant.parse(source.asText()));
        } catch (DateTimeParseException e) {
            return source.deepCopy();
        }
    }
}
