package localcloud.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The runtime API for one child, on a port of its own on loopback
 * (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). One delivery is under way at a time.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
    private final CompletableFuture<Payload> initError = new CompletableFuture<>();
    private final AtomicReference<CompletableFuture<Boolean>> waiting =
            new AtomicReference<>(new CompletableFuture<>());
    private final AtomicReference<Delivery> underWay = new AtomicReference<>();

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Such as {@code 127.0.0.1:40123}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Completes when the child asks for its next event, which is when it has finished whatever it did before. */
    CompletableFuture<Boolean> waiting() {
        return waiting.get();
    }

    /** Completes with the error that the child reports when it cannot load the handler. */
    CompletableFuture<Payload> initError() {
        return initError;
    }

    /** Hands an event to a child that is waiting for one. */
    void deliver(Delivery delivery) {
        waiting.set(new CompletableFuture<>());
        underWay.set(delivery);
        queue.add(delivery);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.equals(ROOT + "init/error")) {
                var body = read(exchange);
                initError.complete(body);
                answer(exchange, 202, "{\"status\":\"OK\"}");
            } else if (path.startsWith(INVOCATION)) {
                finish(exchange, path.substring(INVOCATION.length()));
            } else {
                answer(exchange, 404, "404 page not found");
            }
        } catch (InterruptedException e) {
            // The host closes this API: the child is ended in the same moment and gets no answer.
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        waiting.get().complete(true);
        var delivery = queue.take();
        var headers = exchange.getResponseHeaders();
        // Without these two the client's native part crashes the JVM.
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Trace-Id", delivery.traceId());
        headers.set("Lambda-Runtime-Aws-Request-Id", delivery.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(delivery.deadlineEpochMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", delivery.input().invokedArn());
        if (!delivery.input().clientContext().isEmpty()) {
            headers.set("Lambda-Runtime-Client-Context", delivery.input().clientContext());
        }
        write(exchange, 200, delivery.input().payload().bytes());
    }

    private void finish(HttpExchange exchange, String rest) throws IOException {
        var delivery = underWay.get();
        var body = read(exchange);
        if (delivery == null || !rest.startsWith(delivery.requestId() + "/")) {
            answer(exchange, 400, error("InvalidRequestID", "Invalid request ID"));
        } else if (rest.endsWith("/error")) {
            delivery.reply().complete(new Reply(body, true));
            answer(exchange, 202, "{\"status\":\"OK\"}");
        } else if (body.size() > FunctionErrors.LARGEST_ANSWER) {
            delivery.reply().complete(new Reply(FunctionErrors.answerTooLarge(), true));
            answer(
                    exchange,
                    413,
                    error(
                            "RequestEntityTooLarge",
                            "Exceeded maximum allowed payload size (" + FunctionErrors.LARGEST_ANSWER + " bytes)."));
        } else {
            delivery.reply().complete(new Reply(body, false));
            answer(exchange, 202, "{\"status\":\"OK\"}");
        }
    }

    /** The body, or one byte more than is allowed of one that is too large; what follows is thrown away. */
    private static Payload read(HttpExchange exchange) throws IOException {
        var in = exchange.getRequestBody();
        var body = in.readNBytes(FunctionErrors.LARGEST_ANSWER + 1);
        in.transferTo(OutputStream.nullOutputStream());
        return Payload.of(body);
    }

    private static String error(String type, String message) {
        return "{\"errorMessage\":\"" + message + "\",\"errorType\":\"" + type + "\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        write(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /**
     * One event on its way through the child.
     *
     * @param deadlineEpochMillis when the function's Timeout runs out, by the machine's clock
     * @param traceId as X-Ray writes it
     * @param reply completes with the child's answer
     */
    record Delivery(
            String requestId,
            FunctionInput input,
            long deadlineEpochMillis,
            String traceId,
            CompletableFuture<Reply> reply) {}

    /**
     * What the child answered.
     *
     * @param error whether the payload describes an error
     */
    record Reply(Payload payload, boolean error) {}
}
