package localcloud.lambda;

import java.time.Duration;
import java.util.Objects;

/**
 * What one invocation came to.
 *
 * @param requestId as the function saw it
 * @param outcome how it ended
 * @param payload the function's answer, or the description of its error
 * @param log what the function and the platform wrote in it, START to REPORT
 * @param duration of the handler; the initialisation is not in it
 */
public record FunctionOutput(String requestId, Outcome outcome, Payload payload, String log, Duration duration) {
    public FunctionOutput {
        Objects.requireNonNull(requestId, "requestId is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(log, "log is null");
        Objects.requireNonNull(duration, "duration is null");
    }

    /** How an invocation ends. */
    public enum Outcome {
        /** The handler answered. */
        OK,
        /** The handler threw, its class could not be loaded, or the process ended. */
        ERROR,
        /** The function's Timeout ran out. */
        TIMEOUT
    }
}
