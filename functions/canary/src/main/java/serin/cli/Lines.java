package serin.cli;

import org.jspecify.annotations.Nullable;

/** Messages on one line. */
final class Lines {

    private Lines() {}

    /** The message with its line breaks and other control characters folded to blanks. */
    static String one(@Nullable String message) {
        return message == null
                ? "no message"
                : message.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
