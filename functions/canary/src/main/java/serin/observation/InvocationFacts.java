package serin.observation;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a synchronous invocation.
 *
 * @param statusCode 200 when the function ran, whatever came of it
 * @param functionError {@code Unhandled} or {@code Handled}; empty when the function returned
 * @param executedVersion the version that ran; empty when Lambda did not say
 * @param payload what the function returned, or its error, as UTF-8 text
 */
public record InvocationFacts(
        int statusCode, Optional<String> functionError, Optional<String> executedVersion, String payload) {
    public InvocationFacts {
        Objects.requireNonNull(functionError, "functionError is null");
        Objects.requireNonNull(executedVersion, "executedVersion is null");
        Objects.requireNonNull(payload, "payload is null");
    }
}
