package localcloud.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import localcloud.LocalCloud;
import localcloud.Parts;
import localcloud.service.Metrics;
import localcloud.service.Part;

/** A cloud with one function, two ways of events to it and around it, and the queues where things end; see template.json. */
final class DeliveringCloud implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    static final String EVENTS = "arn:aws:events:eu-west-1:111122223333:";
    static final String WORKER = "arn:aws:lambda:eu-west-1:111122223333:function:worker:live";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Metrics> metrics = new AtomicReference<>(new Metrics());
    private final LocalCloud cloud;

    DeliveringCloud(Path project) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(project.resolve("worker.jar")))) {
            var name = CandidHandler.class.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            try (var in = open("/" + name)) {
                in.transferTo(out);
            }
        }
        var parts = new ArrayList<>(Parts.all());
        parts.add(ground -> {
            metrics.set(ground.metrics());
            return new Part() {};
        });
        cloud = LocalCloud.start(new LocalCloud.Options(0, project, InstantSource.fixed(NOW), parts));
        try (var template = open("/localcloud/delivery/template.json")) {
            cloud.deploy("delivery", new String(template.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        }
    }

    /** Puts one event on the bus {@code market} and waits for all that follows from it. */
    void put(String source, String detailType, String detail) {
        var entry = object().put("EventBusName", "market");
        entry.put("Source", source).put("DetailType", detailType).put("Detail", detail);
        var input = object();
        input.putArray("Entries").add(entry);
        var answer = call("events", "AWSEvents.PutEvents", input);
        if (answer.path("FailedEntryCount").asInt(1) != 0) {
            throw new IllegalStateException(answer.toString());
        }
        settle();
    }

    void settle() {
        try {
            if (!cloud.awaitQuiet(LONG_ENOUGH)) {
                throw new IllegalStateException("the cloud is not quiet after " + LONG_ENOUGH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The messages that a queue shows; they are not deleted. */
    List<JsonNode> messages(String queue) {
        var input = object().put("QueueUrl", "http://x/111122223333/" + queue).put("MaxNumberOfMessages", 10);
        input.putArray("MessageAttributeNames").add("All");
        var messages = new ArrayList<JsonNode>();
        call("sqs", "AmazonSQS.ReceiveMessage", input).path("Messages").forEach(messages::add);
        return messages;
    }

    /** The sum of a metric of one rule of the bus {@code market}, or of the function. */
    double sum(String metric, String name) {
        return metrics.get().all().stream()
                .filter(point -> point.name().equals(metric))
                .filter(point -> point.dimensions().containsValue(name))
                .mapToDouble(Metrics.DataPoint::value)
                .sum();
    }

    /** When a metric of one rule, function or alias has points. */
    List<String> times(String metric, String name) {
        return metrics.get().all().stream()
                .filter(point -> point.name().equals(metric))
                .filter(point -> point.dimensions().containsValue(name))
                .filter(point -> !point.dimensions().containsKey("ExecutedVersion"))
                .map(point -> point.at().toString())
                .toList();
    }

    void change(String logicalId, Consumer<ObjectNode> properties) {
        cloud.resources().update(logicalId, resource -> {
            properties.accept(resource.properties());
            return resource;
        });
    }

    void remove(String logicalId) {
        cloud.resources().remove(logicalId);
    }

    void reset() {
        cloud.reset();
    }

    LocalCloud cloud() {
        return cloud;
    }

    JsonNode admin(String method, String path, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(cloud.endpoint() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode call(String service, String target, ObjectNode input) {
        return exchange(HttpRequest.newBuilder(cloud.endpoint().resolve("/"))
                .header("Authorization", authorization(service))
                .header("X-Amz-Target", target)
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofString(input.toString()))
                .build());
    }

    /** Sends a Query call; the answer is dropped, since it is XML. */
    void query(String service, String body) {
        send(HttpRequest.newBuilder(cloud.endpoint().resolve("/"))
                .header("Authorization", authorization(service))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Invokes the alias {@code live} asynchronously and waits for all that follows from it. */
    void invokeLater(String payload) {
        send(HttpRequest.newBuilder(cloud.endpoint().resolve("/2015-03-31/functions/worker/invocations?Qualifier=live"))
                .header("Authorization", authorization("lambda"))
                .header("X-Amz-Invocation-Type", "Event")
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build());
        settle();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        cloud.close();
        http.close();
    }

    private static String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=" + LocalCloud.ACCESS_KEY_ID + "/20260302/eu-west-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
    }

    private static InputStream open(String name) {
        var in = DeliveringCloud.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the tests have no " + name);
        }
        return in;
    }

    private JsonNode exchange(HttpRequest request) {
        return json(send(request).body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 500) {
                throw new IllegalStateException(answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
