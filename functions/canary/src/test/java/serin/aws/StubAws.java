package serin.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that answers API operations as a test has told it; an operation it was not told is a 500. */
final class StubAws implements AutoCloseable {
    static {
        // Without it, each answer on a kept connection waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Pattern LAMBDA =
            Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/functions/[^/]+(/(?<rest>[^/]*).*)?");

    private final HttpServer server;
    private final Map<String, Function<Asked, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A request. */
    record Asked(String operation, URI uri, String body, Map<String, List<String>> headers) {}

    /** What a stub does with a request. */
    sealed interface Reply {}

    /** An answer on the wire. */
    record Answer(int status, Map<String, String> headers, String body) implements Reply {}

    /** The connection is closed without an answer. */
    record HangUp() implements Reply {}

    /** There is no answer, until the stub is closed. */
    record Hang() implements Reply {}

    StubAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubAws on(String operation, Reply reply) {
        return on(operation, _ -> reply);
    }

    StubAws on(String operation, Function<Asked, Reply> reply) {
        replies.put(operation, reply);
        return this;
    }

    /** Forgets what it was told and what it was asked. */
    StubAws reset() {
        replies.clear();
        asked.clear();
        return this;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    long asked(String operation) {
        return asked.stream().filter(each -> each.operation().equals(operation)).count();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request =
                    new Asked(operation(exchange, body), exchange.getRequestURI(), body, exchange.getRequestHeaders());
            asked.add(request);
            switch (replies.getOrDefault(request.operation(), StubAws::untold).apply(request)) {
                case Answer answer -> send(exchange, answer);
                case HangUp _ -> {}
                case Hang _ -> closing.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Reply untold(Asked request) {
        return new Answer(500, Map.of(), "the test did not expect " + request.operation());
    }

    private static String operation(HttpExchange exchange, String body) {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        if (exchange.getRequestURI().getPath().endsWith("/event-source-mappings")) {
            return "ListEventSourceMappings";
        }
        var lambda = LAMBDA.matcher(exchange.getRequestURI().getPath());
        return lambda.matches() ? lambdaOperation(lambda.group("rest")) : form(body, "Action");
    }

    private static String lambdaOperation(@Nullable String rest) {
        return switch (rest) {
            case null -> "GetFunction";
            case "configuration" -> "GetFunctionConfiguration";
            case "policy" -> "GetPolicy";
            case "versions" -> "ListVersionsByFunction";
            case "url" -> "GetFunctionUrlConfig";
            case "event-invoke-config" -> "GetFunctionEventInvokeConfig";
            case "aliases" -> "GetAlias";
            case "invocations" -> "Invoke";
            default -> rest;
        };
    }

    /** A parameter of a request of the AWS Query protocol; empty when it is not there. */
    static String form(String body, String parameter) {
        var value = Pattern.compile("(^|&)" + Pattern.quote(parameter) + "=(?<value>[^&]*)")
                .matcher(body);
        return value.find() ? URLDecoder.decode(value.group("value"), StandardCharsets.UTF_8) : "";
    }
}
