package serin.text;

/**
 * Text from outside on one line of a terminal, a log or a report. What breaks a line, begins an escape sequence or turns the direction of
 * writing is a blank; of several blanks there is one, and none at the ends.
 */
public final class Line {
    private Line() {}

    /** The whole text. */
    public static String of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** At most that many characters of it, with an ellipsis behind them where there were more. */
    public static String of(String text, int most) {
        var line = new StringBuilder();
        var length = 0;
        var blank = false;
        for (var at = 0; at < text.length(); ) {
            var c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!isHarmless(c) || Character.isWhitespace(c)) {
                blank = length > 0;
                continue;
            }
            length += blank ? 2 : 1;
            if (length > most) {
                return line.append('…').toString();
            }
            line.append(blank ? " " : "").appendCodePoint(c);
            blank = false;
        }
        return line.toString();
    }

    /** Whether a character (a code point) does nothing but stand there. */
    public static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
