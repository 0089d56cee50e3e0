package serin.probe;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the canary asks, as ClientContext carries it under {@code custom}.
 *
 * <p>An invocation with the marker is never an event, so a request that cannot be understood is an error and does not fall through
 * to the handler.
 *
 * @param nonce comes back in the answer, which shows that the answer belongs to this request; at most {@value #MAX_NONCE} characters
 * @param deadlineMillis milliseconds since 1970-01-01T00:00Z, by which the answer is wanted
 * @param rehearse the rehearsal to run; empty text for none, and nothing for all
 * @param effects the dependencies whose trial leaves something behind and is to be made all the same
 * @param event the text of an event that the function is to read
 */
record ProbeRequest(
        String nonce,
        OptionalLong deadlineMillis,
        Optional<String> rehearse,
        List<String> effects,
        Optional<String> event) {
    static final String MARKER = "serin.probe";
    private static final String NONCE = "serin.nonce";
    private static final String DEADLINE = "serin.deadlineMillis";
    private static final String REHEARSE = "serin.rehearse";
    private static final String BUSES = "serin.buses";
    private static final String EVENT = "serin.event";
    private static final String PROTOCOL = "1";
    private static final int MAX_NONCE = 256;

    ProbeRequest {
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(deadlineMillis, "deadlineMillis is null");
        Objects.requireNonNull(rehearse, "rehearse is null");
        effects = List.copyOf(effects);
        Objects.requireNonNull(event, "event is null");
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
        var buses = custom.get(BUSES);
        return new ProbeRequest(
                nonce,
                wholeNumber(custom.get(DEADLINE)),
                Optional.ofNullable(custom.get(REHEARSE)),
                buses == null ? List.of() : List.of(buses.split(",", -1)),
                Optional.ofNullable(custom.get(EVENT)));
    }

    private static OptionalLong wholeNumber(@Nullable String deadline) {
        if (deadline == null) {
            return OptionalLong.empty();
        }
        if (deadline.isEmpty() || deadline.length() > 18 || !deadline.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(DEADLINE + " must be a whole number of milliseconds");
        }
        return OptionalLong.of(Long.parseLong(deadline));
    }
}
