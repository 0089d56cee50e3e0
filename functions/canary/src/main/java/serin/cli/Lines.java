package serin.cli;

import org.jspecify.annotations.Nullable;
import serin.text.Line;

/** Messages on one line. */
final class Lines {
    private Lines() {}

    /** The message with its line breaks and whatever else acts on a terminal folded to blanks. */
    static String one(@Nullable String message) {
        return message == null ? "no message" : Line.of(message);
    }
}
