package localcloud.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;

/**
 * The errors that Lambda itself answers in a function's stead, in AWS's words
 * (https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html).
 */
final class FunctionErrors {

    /** Largest answer that a function may give to a synchronous invocation, in bytes: 6 MB and what the envelope needs. */
    static final int LARGEST_ANSWER = 6_291_556;

    private FunctionErrors() {}

    static String timedOutAfter(Duration timeout) {
        return String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1000.0);
    }

    static Payload timedOut(String requestId, Duration timeout) {
        return error("Sandbox.Timedout", "RequestId: " + requestId + " Error: " + timedOutAfter(timeout));
    }

    /** The process ended by itself, before it had answered. */
    static Payload exited(String requestId, int status) {
        return error("Runtime.ExitError", "RequestId: " + requestId + " Error: " + exitReason(status));
    }

    static Payload answerTooLarge() {
        return error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + LARGEST_ANSWER + " bytes).");
    }

    private static String exitReason(int status) {
        if (status == 0) {
            return "Runtime exited without providing a reason";
        }
        // A JVM that a signal ended reports 128 and the signal's number; AWS knows the commonest by name.
        return switch (status) {
            case 137 -> "Runtime exited with error: signal: killed";
            case 143 -> "Runtime exited with error: signal: terminated";
            case 134 -> "Runtime exited with error: signal: aborted";
            default -> "Runtime exited with error: exit status " + status;
        };
    }

    private static Payload error(String type, String message) {
        return Payload.of(JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", message)
                .toString());
    }
}
