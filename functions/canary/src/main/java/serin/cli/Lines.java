package serin.cli;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages on one line. */
final class Lines {
    // As serin.report.Plain: control characters beyond ASCII begin an escape sequence too, and some marks turn the
    // direction of writing.
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cn}]+");

    private Lines() {}

    /** The message with its line breaks and whatever else acts on a terminal folded to blanks. */
    static String one(@Nullable String message) {
        return message == null
                ? "no message"
                : HARMFUL.matcher(message).replaceAll(" ").strip();
    }
}
