package serin.probe;

import java.util.Locale;

/** What became of a dependency; the answer bears {@link #word()}. */
enum Outcome {
    /** It behaved as the function needs it. */
    OK,
    /** The function's role, or a policy of the thing itself, does not let the function. */
    DENIED,
    /** It is not there. */
    MISSING,
    /** It did not answer in time. */
    TIMEOUT,
    /** It answered otherwise than the function needs. */
    ERROR,
    /** It was not tried, since trying would have an effect; so nothing is known of it. */
    UNPROVEN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
