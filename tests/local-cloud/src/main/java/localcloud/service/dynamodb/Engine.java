package localcloud.service.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * Amazon DynamoDB Local in this process, in memory, behind a port of its own on loopback. It takes about 3 s to start, which it does
 * when it is first called or asked to. Its own launcher is not used: that would listen on all addresses and set up telemetry.
 */
final class Engine implements AutoCloseable {
    /** The engine keeps the tables of each key and region apart; so that all callers see the same ones, it sees one caller. */
    private static final String ONE_CALLER =
            "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=none";

    private volatile @Nullable Running running;
    private boolean closed;

    private record Running(Server server, LocalDynamoDBServerHandler handler, HttpClient client, URI address) {}

    /**
     * Calls an operation.
     *
     * @return status, headers and body as they came
     */
    HttpResponse<byte[]> call(String operation, JsonNode input) {
        var engine = running();
        var request = HttpRequest.newBuilder(engine.address())
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Authorization", ONE_CALLER)
                .POST(HttpRequest.BodyPublishers.ofString(input.toString()))
                .build();
        try {
            return engine.client().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while DynamoDB Local was called", e);
        }
    }

    /** Starts the engine unless it runs; the caller does not wait. */
    void startSoon() {
        Thread.ofVirtual().name("start-dynamodb-local").start(this::running);
    }

    private Running running() {
        var found = running;
        if (found != null) {
            return found;
        }
        synchronized (this) {
            found = running;
            if (closed) {
                throw new IllegalStateException("DynamoDB Local has been closed");
            }
            if (found == null) {
                found = started();
                running = found;
            }
            return found;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        var found = running;
        if (found != null) {
            try {
                found.server().stop();
            } catch (Exception e) {
                throw new IllegalStateException("DynamoDB Local does not stop", e);
            }
            found.handler().close();
            found.client().close();
            running = null;
        }
    }

    private static Running started() {
        try {
            var handler =
                    new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
            var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(handler);
            server.start();
            var port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            return new Running(
                    server, handler, HttpClient.newHttpClient(), URI.create("http://127.0.0.1:" + port + "/"));
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
    }
}
