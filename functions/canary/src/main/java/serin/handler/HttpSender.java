package serin.handler;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import serin.gate.TimeBox;
import serin.stackgate.ResponseUrl;
import serin.stackgate.Sender;

/**
 * PUT of the answer to its pre-signed URL. Without a Content-Type, since S3 refuses one that was not signed; and no redirection is
 * followed, since the URL alone was looked at.
 *
 * <p>What went wrong is told by its kind alone: its message may hold the URL.
 */
final class HttpSender implements Sender, AutoCloseable {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST_CONNECT)
            .build();
    private final TimeBox timeBox;

    HttpSender(TimeBox timeBox) {
        this.timeBox = timeBox;
    }

    @Override
    public Sent put(ResponseUrl where, byte[] body, Duration limit) {
        var request = HttpRequest.newBuilder(where.uri())
                .timeout(limit)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return sent(timeBox.within(limit, () -> client.send(request, HttpResponse.BodyHandlers.discarding()))
                    .statusCode());
        } catch (TimeoutException e) {
            return new Sent.Failed("no answer in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new Sent.Failed(cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent.Failed("interrupted");
        }
    }

    /** What S3 answers to a URL that has expired or does not fit is 403; 408 and 429 are no verdict on it. */
    private static Sent sent(int status) {
        if (status >= 200 && status < 300) {
            return new Sent.Arrived();
        }
        return status >= 300 && status < 500 && status != 408 && status != 429
                ? new Sent.Refused(status)
                : new Sent.Failed("status " + status);
    }

    @Override
    public void close() {
        // Not close(): that would wait for a call that hangs.
        client.shutdownNow();
    }
}
