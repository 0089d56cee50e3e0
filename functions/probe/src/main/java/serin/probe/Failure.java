package serin.probe;

import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A failure, judged: what it means for a dependency, and what may be told of it.
 *
 * <p>Told are AWS's code and message, which quotes the denied action; of another failure its type and message, unless it is about
 * a secret: a parser's message may quote what it could not read.
 */
record Failure(Outcome outcome, String detail) {
    private static final int MAX_CAUSES = 16;

    /** The codes of AWS's services differ; these are all that say "you may not". */
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "KMSAccessDeniedException",
            "KmsAccessDenied",
            "KMS.AccessDeniedException",
            "NotAuthorized",
            "UnauthorizedOperation");

    /** These are all that say "there is no such thing". */
    private static final Set<String> MISSING = Set.of(
            "AWS.SimpleQueueService.NonExistentQueue",
            "NoSuchBucket",
            "NoSuchEntity",
            "NotFound",
            "NotFoundException",
            "QueueDoesNotExist",
            "ResourceNotFound",
            "ResourceNotFoundException");

    static Failure of(Throwable failure, ErrorCodes codes, boolean confidential) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            var code = codes.of(cause);
            if (code != null) {
                return new Failure(outcome(code), code + ": " + message(cause));
            }
            if (isTimeout(cause)) {
                return new Failure(Outcome.TIMEOUT, cause.getClass().getSimpleName());
            }
            cause = cause.getCause();
        }
        return new Failure(Outcome.ERROR, told(failure, confidential));
    }

    /** AWS's code on the failure or on one of its causes; null where there is none. */
    static @Nullable String code(Throwable failure, ErrorCodes codes) {
        Throwable cause = failure;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            var code = codes.of(cause);
            if (code != null) {
                return code;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Outcome outcome(String code) {
        if (DENIED.contains(code)) {
            return Outcome.DENIED;
        }
        return MISSING.contains(code) ? Outcome.MISSING : Outcome.ERROR;
    }

    /** By name too: the SDK's own time-outs extend nothing that the JDK knows. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof SocketTimeoutException
                || failure instanceof TimeoutException
                || failure.getClass().getSimpleName().endsWith("TimeoutException");
    }

    private static String told(Throwable failure, boolean confidential) {
        var type = failure.getClass().getSimpleName();
        return confidential ? type : type + ": " + message(failure);
    }

    private static String message(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? "no message" : message;
    }
}
