package marketdata.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import marketdata.signal.Signals;
import org.jspecify.annotations.Nullable;

/**
 * A vendor over HTTP. Three tries, 1 s and then more apart, at most 30 s, or as long as Retry-After says up to that; after five
 * failures in a row a minute without any.
 */
public final class HttpSource implements Source {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    /** What the library takes for "as the backoff says". */
    private static final Duration BACKOFF = Duration.ofNanos(-1);

    /** A header of Alpaca's answers; AlphaVantage tells nothing of the kind. */
    private static final String QUOTA_LEFT = "X-RateLimit-Remaining";

    private static final int TRIES = 3;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final FailsafeExecutor<String> patience;
    private final URI base;
    private final Authentication authentication;
    private final Signals signals;

    /**
     * A vendor.
     *
     * @param firstWait before the second try
     * @param signals told of each answer
     */
    public HttpSource(URI base, Authentication authentication, Duration firstWait, Signals signals) {
        this.base = Objects.requireNonNull(base, "base is null");
        this.authentication = Objects.requireNonNull(authentication, "authentication is null");
        this.signals = Objects.requireNonNull(signals, "signals is null");
        var retry = RetryPolicy.<String>builder()
                .handleIf(failure -> failure instanceof VendorException e && e.worthAnotherTry())
                .withMaxAttempts(TRIES)
                .withBackoff(firstWait, LONGEST_WAIT)
                .withJitter(0.25)
                .withDelayFn(context -> wait(context.getLastException()))
                .build();
        var breaker = CircuitBreaker.<String>builder()
                .handleIf(failure -> failure instanceof VendorException e && e.worthAnotherTry())
                .withFailureThreshold(5)
                .withDelay(Duration.ofMinutes(1))
                .build();
        patience = Failsafe.with(retry, breaker);
    }

    /** How a request says who asks. */
    public interface Authentication {

        /** Headers that a request bears. */
        Map<String, String> headers();

        /** What is added to the query. */
        Map<String, String> query();
    }

    @Override
    public String get(String path, Map<String, String> query) {
        try {
            return patience.get(() -> once(path, query));
        } catch (CircuitBreakerOpenException e) {
            throw VendorException.forGood(path + ": the vendor has failed too often, and is left alone for a minute");
        }
    }

    private String once(String path, Map<String, String> query) throws InterruptedException {
        var all = new TreeMap<>(query);
        all.putAll(authentication.query());
        var request = HttpRequest.newBuilder(URI.create(trimmed(base) + path + "?" + encoded(all)))
                .timeout(ANSWER);
        authentication.headers().forEach(request::header);
        try {
            var began = System.nanoTime();
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            signals.vendorAnswered(Duration.ofNanos(System.nanoTime() - began));
            quotaLeft(response).ifPresent(signals::vendorQuotaLeft);
            var status = response.statusCode();
            if (status == 200) {
                return response.body();
            }
            var message = path + ": the vendor answered status " + status;
            if (status == TOO_MANY_REQUESTS || status >= 500) {
                throw VendorException.forNow(message, retryAfter(response));
            }
            throw VendorException.forGood(message);
        } catch (IOException e) {
            // Without the cause: its message may bear the address, and the address the key.
            throw VendorException.forNow(path + ": " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private static Duration wait(@Nullable Throwable failure) {
        return failure instanceof VendorException e ? e.retryAfter().orElse(BACKOFF) : BACKOFF;
    }

    private static OptionalLong quotaLeft(HttpResponse<?> response) {
        return response.headers()
                .firstValue(QUOTA_LEFT)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> OptionalLong.of(Long.parseLong(value)))
                .orElseGet(OptionalLong::empty);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }

    private static String trimmed(URI base) {
        var text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
