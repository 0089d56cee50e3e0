package serin.observation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How Lambda treats asynchronous invocations, as GetFunctionEventInvokeConfig answers.
 *
 * @param retryAttempts 0 to 2; empty when the default holds
 * @param eventAgeSeconds 60 to 21,600; empty when the default holds
 * @param onFailure ARN of the destination; empty when there is none
 * @param onSuccess ARN of the destination; empty when there is none
 */
public record AsyncConfigFacts(
        OptionalInt retryAttempts,
        OptionalInt eventAgeSeconds,
        Optional<String> onFailure,
        Optional<String> onSuccess) {
    public AsyncConfigFacts {
        Objects.requireNonNull(retryAttempts, "retryAttempts is null");
        Objects.requireNonNull(eventAgeSeconds, "eventAgeSeconds is null");
        Objects.requireNonNull(onFailure, "onFailure is null");
        Objects.requireNonNull(onSuccess, "onSuccess is null");
    }
}
