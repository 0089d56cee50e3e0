package serin.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Talks to the local cloud's admin API, as anybody would: over HTTP. */
public final class AdminClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    /**
     * A client of one local cloud.
     *
     * @param endpoint where it listens
     */
    public AdminClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** The live document of one resource. */
    public JsonNode resource(String logicalId) {
        return get("resources/" + logicalId);
    }

    /**
     * Changes a live document.
     *
     * @param patch RFC 6902
     */
    public JsonNode patch(String logicalId, String patch) {
        return send("PATCH", "resources/" + logicalId, patch);
    }

    public void delete(String logicalId) {
        send("DELETE", "resources/" + logicalId, null);
    }

    /**
     * Adds a resource that the template does not know.
     *
     * @param document with type, physicalId and properties
     */
    public void put(String logicalId, String document) {
        send("PUT", "resources/" + logicalId, document);
    }

    public JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    /** Every API behaves again. */
    public void clearFaults() {
        send("DELETE", "faults", null);
    }

    /** Back to the state right after the stack's first deployment. */
    public void reset() {
        send("POST", "reset", "{}");
    }

    private JsonNode send(String method, String path, @Nullable String body) {
        var request = HttpRequest.newBuilder(endpoint.resolve("/_cloud/" + path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + " answered " + response.statusCode() + ": " + response.body());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
