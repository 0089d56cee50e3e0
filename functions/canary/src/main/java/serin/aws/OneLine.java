package serin.aws;

import java.util.regex.Pattern;
import serin.text.Line;

/** Text that came from outside, fit for one line of a report: no control characters, no query of a URL, not too long. */
final class OneLine {
    private static final int LONGEST = 300;

    /** More is not looked at: of a text that is made for it, the pattern would take the square of its length. */
    private static final int LOOKED_AT = 4_096;

    /** A presigned URL bears its authority in the query. */
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"']*)\\?[^\\s\"']*");

    private OneLine() {}

    static String of(String text) {
        var start = text.substring(0, Math.min(text.length(), LOOKED_AT));
        return Line.of(QUERY.matcher(start).replaceAll("$1?…"), LONGEST);
    }
}
