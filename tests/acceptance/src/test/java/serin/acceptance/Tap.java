package serin.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Stands between AWS's clients and a cloud, and keeps what both say. */
final class Tap implements AutoCloseable {
    /** What Java's client writes by itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final Queue<String> answered = new ConcurrentLinkedQueue<>();
    private volatile URI cloud = URI.create("http://localhost:1");

    Tap() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where clients are to ask. */
    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void to(URI endpoint) {
        cloud = endpoint;
    }

    /** Paths and bodies of requests. */
    String sent() {
        return String.join("\n", sent);
    }

    /** Headers of requests, which by their nature hold a session's token. */
    String headers() {
        return String.join("\n", headers);
    }

    String answered() {
        return String.join("\n", answered);
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        sent.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n"
                + new String(body, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(
                        URI.create(cloud + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            headers.add(name + ": " + values);
            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try (exchange) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answered.add(new String(answer.body(), StandardCharsets.UTF_8));
            answer.headers().map().entrySet().stream()
                    .filter(header -> !OWN.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
                    .collect(Collectors.toMap(header -> header.getKey(), header -> List.copyOf(header.getValue())))
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
