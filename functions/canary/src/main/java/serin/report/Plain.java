package serin.report;

import serin.text.Line;

/** Text that is safe on one line of a terminal or a log. */
public final class Plain {
    private static final int LIMIT = 400;

    private Plain() {}

    /**
     * The text without control characters (escape sequences, line breaks), without marks that turn the direction of writing, and
     * at most 400 characters long.
     */
    public static String line(String text) {
        return line(text, LIMIT);
    }

    /** The same, at most that many characters long. */
    public static String line(String text, int most) {
        var line = new StringBuilder();
        text.codePoints().limit(most + 1L).forEach(c -> line.appendCodePoint(Line.isHarmless(c) ? c : ' '));
        return line.codePointCount(0, line.length()) > most
                ? line.substring(0, line.offsetByCodePoints(0, most)) + "…"
                : line.toString();
    }
}
