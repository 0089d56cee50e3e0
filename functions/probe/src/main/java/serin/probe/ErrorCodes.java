package serin.probe;

import org.jspecify.annotations.Nullable;

/**
 * Reads AWS's error code off a failure. The function knows its SDK, and the probe does not; for the AWS SDK for Java 2:
 *
 * <pre>{@code
 * failure -> failure instanceof AwsServiceException e && e.awsErrorDetails() != null ? e.awsErrorDetails().errorCode() : null
 * }</pre>
 */
@FunctionalInterface
public interface ErrorCodes {

    /** For a function that calls no AWS service. */
    ErrorCodes NONE = failure -> null;

    /** The code as the service writes it, such as {@code AccessDeniedException}; null where AWS did not answer the failure. */
    @Nullable
    String of(Throwable failure);
}
