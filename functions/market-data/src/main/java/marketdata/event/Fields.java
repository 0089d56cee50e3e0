package marketdata.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * Reads the fields of a JSON object, each by its type; what is missing or of another type is a {@link BadEvent}.
 *
 * @param where what the object is, for messages: "event", "detail"
 */
record Fields(String where, JsonNode node) {

    static Fields of(String where, JsonNode node) {
        if (!node.isObject()) {
            throw new BadEvent(where + " must be an object, was " + kind(node));
        }
        return new Fields(where, node);
    }

    /** A string that is not blank. */
    String text(String name) {
        var value = required(name, "a string");
        if (!value.isTextual()) {
            throw mismatch(name, "a string", value);
        }
        if (value.textValue().isBlank()) {
            throw new BadEvent(where + "." + name + " must not be blank");
        }
        return value.textValue();
    }

    Instant instant(String name) {
        var text = text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadEvent(
                    where + "." + name + " must be a time such as 2025-07-17T04:00:00Z, was " + BadEvent.shown(text));
        }
    }

    LocalDate date(String name) {
        var text = text(name);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new BadEvent(where + "." + name + " must be a date such as 2025-07-17, was " + BadEvent.shown(text));
        }
    }

    /** A finite number, or none. */
    OptionalDouble optionalNumber(String name) {
        var value = node.get(name);
        if (value == null || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw mismatch(name, "a number", value);
        }
        return OptionalDouble.of(value.doubleValue());
    }

    JsonNode array(String name) {
        var value = required(name, "a list");
        if (!value.isArray()) {
            throw mismatch(name, "a list", value);
        }
        return value;
    }

    JsonNode object(String name) {
        var value = required(name, "an object");
        if (!value.isObject()) {
            throw mismatch(name, "an object", value);
        }
        return value;
    }

    private JsonNode required(String name, String type) {
        var value = node.get(name);
        if (value == null) {
            throw new BadEvent(where + "." + name + " must be " + type + ", is missing");
        }
        return value;
    }

    private BadEvent mismatch(String name, String type, JsonNode value) {
        return new BadEvent(where + "." + name + " must be " + type + ", was " + kind(value));
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case BINARY, POJO, STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case MISSING -> "nothing";
            case NULL -> "null";
            case NUMBER -> "a number";
            case OBJECT -> "an object";
        };
    }
}
