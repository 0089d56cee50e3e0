package serin.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import serin.report.Plain;

/**
 * Writes HTML and SVG, element by element: whatever is given as text or as an attribute's value is escaped, and stays one line without
 * control characters and without marks that turn the direction of writing.
 *
 * <p>What it writes is well-formed XML too. Names of elements and attributes are constants of the program, never data.
 */
final class Markup {
    /** Longer than any value that a person reads; CloudFormation's own values can be megabytes. */
    private static final int MOST_CHARACTERS = 2_000;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; {@code attributes} are names and values in turn. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** Ends the element that was begun last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** A line break in the source, for whoever reads it. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** The content of a {@code style} element: a constant of the program, in which nothing would be escaped. */
    Markup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("a style sheet must hold neither < nor &");
        }
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** All of it; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }

    private void start(String element, String... attributes) {
        out.append('<').append(element);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        var line = Plain.line(text, MOST_CHARACTERS);
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
