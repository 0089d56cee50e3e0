package serin.aws;

import java.util.regex.Pattern;

/** Text that came from outside, fit for one line of a report: no control characters, no query of a URL, not too long. */
final class OneLine {
    private static final int LONGEST = 300;
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"']*)\\?[^\\s\"']*");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private OneLine() {}

    static String of(String text) {
        // A presigned URL bears its authority in the query.
        var safe = BLANKS.matcher(QUERY.matcher(text).replaceAll("$1?…"))
                .replaceAll(" ")
                .strip();
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "…";
    }
}
