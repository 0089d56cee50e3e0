package serin.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much power the gate has. */
public enum HookMode {
    /** What is not good does not pass. */
    ENFORCE,
    /** Everything passes, and the report says what would not have: for a team's first weeks. */
    WARN,
    /** Everything passes unseen: the switch to pull in an emergency. */
    OFF;

    /** The mode of that name, in lower case. */
    public static Optional<HookMode> of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
