package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import localcloud.service.Authorizer;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Service;

/** A dispatcher with services whose operations echo, and requests as clients write them. */
final class Wire {
    static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    static final String ADMIN = "arn:aws:iam::111122223333:user/admin";
    static final Instant NOW = Instant.parse("2013-03-21T20:04:00Z");

    final Faults faults = new Faults(new Random(1));
    final Calls calls = new Calls();
    final List<Operation.Call> received = new ArrayList<>();
    /** What services were told of calls that ended in an error. */
    final List<String> refusals = new ArrayList<>();

    private final List<Authorizer> authorizers = new ArrayList<>();
    private final Map<String, Service> services = new LinkedHashMap<>();

    Wire() {
        for (var prefix : List.of("dynamodb", "iam", "sns", "cloudformation", "sqs", "cloudwatch", "events")) {
            services.put(prefix, new Plain(prefix, operations(), refusals));
        }
        services.put("lambda", new Rest(operations()));
    }

    WireAnswer send(WireRequest request) {
        return new Dispatcher(
                        List.copyOf(services.values()),
                        new KnownPrincipals(KEY, ADMIN),
                        authorizers,
                        faults,
                        calls,
                        InstantSource.fixed(NOW))
                .answer(request);
    }

    void authorize(Authorizer authorizer) {
        authorizers.add(authorizer);
    }

    ObjectNode input() {
        return received.getLast().input();
    }

    private List<Operation> operations() {
        var known = Set.of(
                "Name", "Names", "Attributes", "FunctionName", "Qualifier", "InvocationType", "Payload", "Document");
        return List.of(
                new Operation("Describe", known, this::echo),
                new Operation("Invoke", known, call -> {
                    received.add(call);
                    return new RestAnswer(
                                    200,
                                    Map.of("X-Amz-Executed-Version", "7"),
                                    "\"raw\"".getBytes(StandardCharsets.UTF_8))
                            .asNode();
                }),
                new Operation("Missing", known, call -> {
                    throw new AwsError(400, "ResourceNotFoundException", "Requested resource not found");
                }),
                new Operation("MissingQueue", known, call -> {
                    throw new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
                }),
                new Operation("Crash", known, call -> {
                    throw new IllegalStateException("a bug");
                }));
    }

    private JsonNode echo(Operation.Call call) {
        received.add(call);
        var nodes = JsonNodeFactory.instance;
        var answer = nodes.objectNode();
        answer.put("Name", "a<b&\"c\"");
        answer.set("At", new POJONode(NOW));
        answer.set("Half", new POJONode(NOW.plusMillis(500)));
        answer.putArray("Items").add("x").add("y");
        answer.putObject("Map").putArray("entry").addObject().put("key", "k").put("value", "v");
        answer.putNull("Nothing");
        return answer;
    }

    static WireRequest json(String service, String target, String body) {
        return new WireRequest(
                "POST",
                "/",
                "",
                headers(
                        "Authorization", List.of(authorization(KEY, service)),
                        "X-Amz-Target", List.of(target),
                        "Content-Type", List.of("application/x-amz-json-1.0")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static WireRequest query(String service, String body) {
        return new WireRequest(
                "POST",
                "/",
                "",
                headers(
                        "Authorization", List.of(authorization(KEY, service)),
                        "Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static WireRequest cbor(String operation, byte[] body) {
        return new WireRequest(
                "POST",
                "/service/GraniteServiceVersion20100801/operation/" + operation,
                "",
                headers(
                        "Authorization", List.of(authorization(KEY, "monitoring")),
                        "smithy-protocol", List.of("rpc-v2-cbor"),
                        "Content-Type", List.of("application/cbor")),
                body);
    }

    static WireRequest rest(String method, String path, String query, String body) {
        return new WireRequest(
                method,
                path,
                query,
                headers(
                        "Authorization", List.of(authorization(KEY, "lambda")),
                        "X-Amz-Invocation-Type", List.of("DryRun")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String authorization(String key, String service) {
        return "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/eu-west-1/" + service
                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=0";
    }

    private static Map<String, List<String>> headers(Object... pairs) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] instanceof List<?> values) {
                headers.put(
                        String.valueOf(pairs[i]),
                        values.stream().map(String::valueOf).toList());
            }
        }
        return headers;
    }

    static String header(WireAnswer answer, String name) {
        return Optional.ofNullable(answer.headers().get(name)).orElse("");
    }

    private record Plain(String prefix, List<Operation> operations, List<String> refusals) implements Service {
        @Override
        public void refused(String operation, ObjectNode input, AwsError error) {
            refusals.add(prefix + ":" + operation + " " + input + " " + error.code());
        }
    }

    private record Rest(List<Operation> operations) implements RestService {
        @Override
        public String prefix() {
            return "lambda";
        }

        @Override
        public List<Route> routes() {
            return List.of(
                    Route.of("GET", "/2015-03-31/functions/{FunctionName}", "Describe", "Qualifier"),
                    Route.of("DELETE", "/2015-03-31/functions/{FunctionName}", "Describe")
                            .answering(204),
                    Route.of("GET", "/2015-03-31/functions/{FunctionName}/policy", "Missing"),
                    Route.of("GET", "/2017-03-31/tags/{Name+}", "Describe"),
                    Route.of("PUT", "/2015-03-31/functions/{FunctionName}/code", "Describe"),
                    new Route(
                            "POST",
                            "/2015-03-31/functions/{FunctionName}/invocations",
                            "Invoke",
                            200,
                            Map.of("Qualifier", "Qualifier"),
                            Map.of("X-Amz-Invocation-Type", "InvocationType"),
                            "Payload"));
        }
    }
}
