package serin.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a JSON object whose values are all texts: the shape of {@code custom}, and of no event.
 *
 * <p>Only for {@code sam local}, which has no ClientContext.
 */
final class FlatObject {
    private final String text;
    private int at;

    private FlatObject(String text) {
        this.text = text;
    }

    /** The object, or nothing when the text is anything else. */
    static Optional<Map<String, String>> read(String text) {
        try {
            return Optional.of(new FlatObject(text).object());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> object() {
        var fields = new HashMap<String, String>();
        take('{');
        if (!takeIf('}')) {
            do {
                var name = string();
                take(':');
                if (fields.put(name, string()) != null) {
                    throw new IllegalArgumentException("a name that is there twice");
                }
            } while (takeIf(','));
            take('}');
        }
        blanks();
        if (at != text.length()) {
            throw new IllegalArgumentException("something after the object");
        }
        return fields;
    }

    private String string() {
        take('"');
        var value = new StringBuilder();
        for (var c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
            value.append(c == '\\' ? escaped() : c);
        }
        return value.toString();
    }

    private char escaped() {
        var c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseUnsignedInt(text.substring(at - 4, at), 16);
            }
            default -> throw new IllegalArgumentException("an escape that JSON does not have");
        };
    }

    private void take(char wanted) {
        if (!takeIf(wanted)) {
            throw new IllegalArgumentException("something else than " + wanted);
        }
    }

    private boolean takeIf(char wanted) {
        blanks();
        if (text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
