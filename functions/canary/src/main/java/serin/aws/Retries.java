package serin.aws;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * When a read is repeated: the SDK's retry mode {@code standard}
 * (<a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html">retry behaviour</a>), with more
 * attempts and a shorter wait after a throttle.
 *
 * <p>Standard's three attempts lose one call in 37 when three in ten are throttled, so that hardly a run of a hundred calls
 * would be whole; eight lose one in 15,000. The token buckets already hold calls back, so a throttle is somebody else's burst,
 * and waiting a second or more for each would only lose time.
 *
 * <p>An endpoint that cannot be connected to is not tried again: a wrong one should be said at once, and the JDK remembers for
 * ten seconds that a name was not found.
 */
final class Retries {
    private static final int ATTEMPTS = 8;
    private static final int SERVER_ERROR = 500;

    private Retries() {}

    static RetryStrategy standard() {
        return standard(
                BackoffStrategy.exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(3)),
                BackoffStrategy.exponentialDelay(Duration.ofMillis(250), Duration.ofSeconds(3)),
                true);
    }

    /** @param breaker whether a client that has repeated a hundred calls in vain stops repeating, until one succeeds */
    static RetryStrategy standard(BackoffStrategy afterError, BackoffStrategy afterThrottle, boolean breaker) {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .maxAttempts(ATTEMPTS)
                .circuitBreakerEnabled(breaker)
                .backoffStrategy(afterError)
                .throttlingBackoffStrategy(afterThrottle)
                .retryOnException(Retries::worthAnotherTry)
                .treatAsThrottling(e -> e instanceof SdkException failure && RetryUtils.isThrottlingException(failure))
                // Else the SDK adds its own conditions, and repeats what is left out here.
                .useClientDefaults(false)
                .build();
    }

    static RetryStrategy none() {
        return DefaultRetryStrategy.doNotRetry();
    }

    private static boolean worthAnotherTry(Throwable failure) {
        return switch (failure) {
            case SdkServiceException answered ->
                answered.statusCode() >= SERVER_ERROR
                        || RetryUtils.isThrottlingException(answered)
                        || RetryUtils.isClockSkewException(answered);
            case ApiCallAttemptTimeoutException _ -> true;
            default -> connectionLost(failure);
        };
    }

    private static boolean connectionLost(Throwable failure) {
        var lost = false;
        Throwable cause = failure;
        for (int depth = 0; depth < 20 && cause != null; depth++) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException) {
                return false;
            }
            lost |= cause instanceof IOException && cause.getClass().getName().startsWith("java.");
            cause = cause.getCause();
        }
        return lost;
    }
}
