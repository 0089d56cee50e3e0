package serin.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * Makes an observation of every exception that the SDK throws; the only place that does.
 *
 * <p>What is not known to mean something else is a {@code SERVICE_ERROR}: only an error code that AWS documents as "does not
 * exist" is absence, and an error without a code (a proxy's, say) is never read as anything but that.
 */
final class Failures {
    /** <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">Common errors</a>, and SQS's, SNS's own. */
    private static final Set<String> DENIED = Set.of(
            "AccessDenied", "AccessDeniedException", "NotAuthorized", "UnauthorizedOperation", "AuthorizationError");

    private static final Set<String> CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException");

    private static final int FORBIDDEN = 403;

    private final String endpoint;

    /** @param endpoint where calls go, for the reader of a message: a URL, or "AWS in eu-west-1" */
    Failures(String endpoint) {
        this.endpoint = endpoint;
    }

    /** @param what names the thing asked for: "table serin-assets" */
    <T> Observation<T> observe(Operation operation, String what, SdkException failure) {
        return switch (failure) {
            case AwsServiceException answered -> answered(operation, what, answered);
            case SdkException unanswered -> unanswered(operation, unanswered);
        };
    }

    /** An answer that came, and cannot be what AWS documents. */
    static <T> Observation<T> malformed(Operation operation, String problem, @Nullable String requestId) {
        return new Observation.Unreadable<>(
                operation.action(),
                Reason.MALFORMED,
                problem + (requestId == null ? "" : " (request id " + OneLine.of(requestId) + ")"));
    }

    private static <T> Observation<T> answered(Operation operation, String what, AwsServiceException failure) {
        var details = failure.awsErrorDetails();
        var code = details == null || details.errorCode() == null ? "" : details.errorCode();
        var message = details == null || details.errorMessage() == null ? "" : details.errorMessage();
        if (operation.absence().says(code, message) && failure.statusCode() < 500) {
            return new Observation.Absent<>(what + " does not exist", Evidence.of(operation.api()));
        }
        var reason = reason(failure, code);
        return new Observation.Unreadable<>(operation.action(), reason, detail(failure, reason, code, message));
    }

    private static Reason reason(AwsServiceException failure, String code) {
        if (failure.isThrottlingException()) {
            return Reason.THROTTLED;
        }
        if (CREDENTIALS.contains(code)) {
            return Reason.NO_CREDENTIALS;
        }
        if (DENIED.contains(code) || (failure.statusCode() == FORBIDDEN && !code.isEmpty())) {
            return Reason.DENIED;
        }
        return code.equals("RequestTimeout") ? Reason.TIMED_OUT : Reason.SERVICE_ERROR;
    }

    private static String detail(AwsServiceException failure, Reason reason, String code, String message) {
        var text = new StringBuilder(code.isEmpty() ? "an error without a code" : OneLine.of(code));
        text.append(" (HTTP ").append(failure.statusCode());
        if (failure.requestId() != null) {
            text.append(", request id ").append(OneLine.of(failure.requestId()));
        }
        text.append(')');
        if (failure instanceof TooManyRequestsException throttled && throttled.reasonAsString() != null) {
            text.append(": ").append(OneLine.of(throttled.reasonAsString()));
        } else if (reason != Reason.NO_CREDENTIALS && !message.isBlank()) {
            // What AWS says of a wrong signature can quote the request's headers, the session token among them.
            text.append(": ").append(OneLine.of(message));
        }
        return text.toString();
    }

    private <T> Observation<T> unanswered(Operation operation, SdkException failure) {
        var reason = reason(failure);
        return new Observation.Unreadable<>(operation.action(), reason, detail(failure, reason));
    }

    private static Reason reason(SdkException failure) {
        if (has(failure, CredentialsUnavailable.class::isInstance)) {
            return Reason.NO_CREDENTIALS;
        }
        if (has(failure, Failures::neverConnected)) {
            return Reason.UNREACHABLE;
        }
        if (failure instanceof ApiCallTimeoutException
                || failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof AbortedException
                || has(failure, SocketTimeoutException.class::isInstance)) {
            return Reason.TIMED_OUT;
        }
        return has(failure, Failures::connectionLost) ? Reason.UNREACHABLE : Reason.MALFORMED;
    }

    private static boolean neverConnected(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                // The JDK has no type of its own for a connection that was not made in time.
                || (cause instanceof SocketTimeoutException
                        && "connect timed out".equalsIgnoreCase(String.valueOf(cause.getMessage())));
    }

    /** The SDK's JSON reader throws IOExceptions of its own, which are about the answer and not about the connection. */
    private static boolean connectionLost(Throwable cause) {
        return cause instanceof IOException && cause.getClass().getName().startsWith("java.");
    }

    private String detail(SdkException failure, Reason reason) {
        return switch (reason) {
            case NO_CREDENTIALS -> CredentialsUnavailable.MESSAGE;
            case UNREACHABLE -> "no connection to " + endpoint + ": " + rootCause(failure);
            case TIMED_OUT ->
                failure instanceof AbortedException
                        ? "the run ended while the call was under way"
                        : "no answer from " + endpoint + " in time";
            case DENIED, THROTTLED, SERVICE_ERROR, MALFORMED ->
                "the answer from " + endpoint + " could not be read: " + rootCause(failure);
        };
    }

    private static String rootCause(SdkException failure) {
        Throwable cause = failure;
        // Bounded, since a chain of causes may run in a circle.
        for (int depth = 0; depth < 20 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        var name = cause instanceof SdkClientException ? "" : cause.getClass().getSimpleName() + " ";
        return name + OneLine.of(String.valueOf(cause.getMessage()));
    }

    private static boolean has(Throwable failure, Predicate<Throwable> kind) {
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause != null; depth++) {
            if (kind.test(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
