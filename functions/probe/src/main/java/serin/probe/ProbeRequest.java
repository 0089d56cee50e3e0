package serin.probe;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the canary asks, as ClientContext carries it under {@code custom}.
 *
 * <p>An invocation with the marker is never an event, so a request that cannot be understood is an error and does not fall through
 * to the handler.
 *
 * @param nonce comes back in the answer, which shows that the answer belongs to this request; at most {@value #MAX_NONCE} characters
 */
record ProbeRequest(String nonce) {
    static final String MARKER = "serin.probe";
    private static final String NONCE = "serin.nonce";
    private static final String DEADLINE = "serin.deadlineMillis";
    private static final String PROTOCOL = "1";
    private static final int MAX_NONCE = 256;

    ProbeRequest {
        Objects.requireNonNull(nonce, "nonce is null");
    }

    static ProbeRequest of(Map<String, String> custom) {
        if (!PROTOCOL.equals(custom.get(MARKER))) {
            throw new IllegalArgumentException(
                    MARKER + " must be \"" + PROTOCOL + "\", the protocol that this version of the probe speaks");
        }
        var nonce = custom.get(NONCE);
        if (nonce == null || nonce.isEmpty() || nonce.length() > MAX_NONCE) {
            throw new IllegalArgumentException(NONCE + " must have 1 to " + MAX_NONCE + " characters");
        }
        requireWholeNumber(custom.get(DEADLINE));
        return new ProbeRequest(nonce);
    }

    /** Nothing here takes time yet; a deadline that is no number is refused all the same, before a canary relies on it. */
    private static void requireWholeNumber(@Nullable String deadline) {
        if (deadline != null && !(deadline.length() <= 18 && deadline.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException(DEADLINE + " must be a whole number of milliseconds");
        }
    }
}
