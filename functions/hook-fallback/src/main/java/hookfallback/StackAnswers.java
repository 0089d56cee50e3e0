package hookfallback;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers CloudFormation in the place of a canary that died on a custom resource's request: SUCCESS, always. Without an answer the update
 * waits for its time-out and fails, and so does the rollback that follows when the canary dies on that as well, which leaves the stack
 * UPDATE_ROLLBACK_FAILED; and a FAILED would be a judgement, which nobody has made. That nothing was proven tells the alarm on the canary's
 * errors.
 *
 * <p>The URL is pre-signed: it is distrusted, and written nowhere.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Response objects</a>
 */
final class StackAnswers {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LONGEST_URL = 8_192;

    private static final Pattern S3 = Pattern.compile(
            "([a-z0-9][a-z0-9.-]{0,62}\\.)?s3([.-][a-z0-9-]{1,32}|\\.dualstack\\.[a-z0-9-]{1,32})?\\.amazonaws\\.com(\\.cn)?");

    private static final Pattern LOCAL =
            Pattern.compile("127\\.0\\.0\\.1|localhost|host\\.(docker|containers)\\.internal");

    /** Ids are sent back as they came; none needs an escape in JSON. */
    private static final Pattern ID = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]{1,1024}");

    private final Put put;
    private final String endpoint;

    /** Sends a body to a URL, and says with which status of HTTP it was answered. */
    @FunctionalInterface
    interface Put {
        int send(URI where, String body) throws IOException, InterruptedException;
    }

    /** @param endpoint what stands in for AWS, on this machine; empty for AWS itself */
    StackAnswers(Put put, String endpoint) {
        this.put = put;
        this.endpoint = endpoint;
    }

    /** By HTTP: without a Content-Type, since S3 refuses one that was not signed, and without following anybody elsewhere. */
    static StackAnswers overHttp(String endpoint) {
        return new StackAnswers(
                (where, body) -> {
                    try (var client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(LONGEST)
                            .build()) {
                        var request = HttpRequest.newBuilder(where)
                                .timeout(LONGEST)
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build();
                        return client.send(request, HttpResponse.BodyHandlers.discarding())
                                .statusCode();
                    }
                },
                endpoint);
    }

    /**
     * The answer that was given; empty when the event is no custom resource's request.
     *
     * @throws IllegalStateException when it did not arrive, so that Lambda repeats the invocation; it does not name the URL
     */
    Optional<Map<String, Object>> answer(Map<?, ?> event) {
        if (!(event.get("ResponseURL") instanceof String url)
                || !(event.get("RequestType") instanceof String)
                || !(event.get("StackId") instanceof String stackId)
                || !(event.get("RequestId") instanceof String requestId)
                || !(event.get("LogicalResourceId") instanceof String logicalId)) {
            return Optional.empty();
        }
        // The canary's own name for it, where CloudFormation has been told none yet: another one would be a
        // replacement.
        var physicalId = event.get("PhysicalResourceId") instanceof String given ? given : "stack-gate-" + logicalId;
        for (var id : new String[] {stackId, requestId, logicalId, physicalId}) {
            if (!ID.matcher(id).matches()) {
                return Optional.of(told("the request", "nothing", "an id of the request cannot be meant"));
            }
        }
        return Optional.of(where(url)
                .map(uri -> send(uri, requestId, """
                {"Status": "SUCCESS", "Reason": "nothing is proven: the canary failed", "PhysicalResourceId": "%s", \
                "StackId": "%s", "RequestId": "%s", "LogicalResourceId": "%s"}""".formatted(physicalId, stackId, requestId, logicalId)))
                .orElseGet(() -> told(requestId, "nothing", "the request's URL is none of S3's")));
    }

    private Map<String, Object> send(URI where, String requestId, String body) {
        int status;
        try {
            status = put.send(where, body);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the answer did not arrive: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the answer did not arrive: interrupted");
        }
        if (status >= 200 && status < 300) {
            return told(
                    requestId,
                    "SUCCESS",
                    "the canary failed, and nothing is proven; an update is not held up for that");
        }
        if (status >= 300 && status < 500 && status != 408 && status != 429) {
            return told(requestId, "nothing", "status " + status + ": the request was answered before, or has expired");
        }
        throw new IllegalStateException("the answer did not arrive: status " + status);
    }

    private Optional<URI> where(String url) {
        try {
            var uri = new URI(url);
            return url.length() <= LONGEST_URL
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && (isOfS3(uri) || isOfEndpoint(uri))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isOfS3(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && S3.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    private boolean isOfEndpoint(URI uri) {
        return "http".equals(uri.getScheme())
                && LOCAL.matcher(uri.getHost()).matches()
                && endpoint.equals(uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort());
    }

    private static Map<String, Object> told(String requestId, String answered, String why) {
        return Map.of("requestId", requestId, "answered", answered, "why", why);
    }
}
