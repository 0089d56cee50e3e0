package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;

/** Writes XML text, element by element; what XML 1.0 cannot hold becomes U+FFFD. */
public final class XmlText {
    private final StringBuilder out = new StringBuilder();

    public XmlText open(String name, String namespace) {
        out.append('<').append(name);
        if (!namespace.isEmpty()) {
            out.append(" xmlns=\"");
            escape(namespace);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    public XmlText open(String name) {
        return open(name, "");
    }

    public XmlText close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** Text inside the element that is open. */
    public XmlText content(String value) {
        escape(value);
        return this;
    }

    public XmlText text(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    /** An element of any content: an array's items are {@code member} elements, a member that is null is left out. */
    public XmlText element(String name, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return this;
        }
        open(name);
        if (node instanceof ObjectNode object) {
            for (var member : object.properties()) {
                if (isMap(member.getKey(), member.getValue())) {
                    member.getValue().forEach(entry -> element("entry", entry));
                } else {
                    element(member.getKey(), member.getValue());
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> element("member", item));
        } else {
            escape(scalar(node));
        }
        return close(name);
    }

    private static String scalar(JsonNode node) {
        return Times.held(node)
                .map(Times::iso)
                .orElseGet(() -> node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText());
    }

    private static boolean isMap(String name, JsonNode node) {
        return name.equals("entry")
                && node instanceof ArrayNode entries
                && IntStream.range(0, entries.size())
                        .allMatch(i -> entries.get(i).has("key"));
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#xD;");
                default -> out.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
            }
        });
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
