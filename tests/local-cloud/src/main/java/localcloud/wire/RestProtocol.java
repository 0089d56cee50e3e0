package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.service.AwsError;

/**
 * REST-JSON: <a href="https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html">Smithy's page</a>.
 *
 * @param route the way in
 * @param labels what stood in the path
 */
record RestProtocol(RestService.Route route, Map<String, String> labels) implements Protocol {
    /** Stands in where no route fits, so that the error has a format. */
    static final RestProtocol NOWHERE = new RestProtocol(RestService.Route.of("", "", ""), Map.of());

    @Override
    public ObjectNode read(WireRequest request) throws AwsError {
        var input =
                route.payload().isEmpty() ? JsonText.readObject(request.body()) : JsonNodeFactory.instance.objectNode();
        if (!route.payload().isEmpty() && request.body().length > 0) {
            input.set(route.payload(), BinaryNode.valueOf(request.body()));
        }
        route.headers()
                .forEach((header, member) -> request.header(header).ifPresent(value -> input.put(member, value)));
        for (var parameter : Form.read(request.rawQuery()).entrySet()) {
            if (!parameter.getKey().startsWith("X-Amz-")) {
                var member = route.query().get(parameter.getKey());
                if (member == null) {
                    throw invalid(
                            "Unknown parameter '" + parameter.getKey() + "' in the query of " + route.operation());
                }
                put(input, member, parameter.getValue());
            }
        }
        labels.forEach(input::put);
        return input;
    }

    private static void put(ObjectNode input, String member, List<String> values) {
        if (values.size() == 1) {
            input.put(member, values.getFirst());
        } else {
            var array = input.putArray(member);
            values.forEach(array::add);
        }
    }

    @Override
    public WireAnswer write(String operation, JsonNode answer, String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("x-amzn-RequestId", requestId);
        return new WireAnswer(route.status(), headers, route.status() == 204 ? new byte[0] : JsonText.write(answer));
    }

    @Override
    public WireAnswer error(AwsError error, String requestId) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("Type", error.status() < 500 ? "User" : "Service");
        body.put("Message", error.getMessage());
        var headers = Map.of(
                "Content-Type", "application/json", "x-amzn-RequestId", requestId, "x-amzn-ErrorType", error.code());
        return new WireAnswer(error.status(), headers, JsonText.write(body));
    }

    @Override
    public AwsError denied(Profile of, String message) {
        return new AwsError(403, of.denied(), message);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    @Override
    public AwsError unknownOperation(Profile of, String operation) {
        return new AwsError(404, "UnknownOperationException", "There is no operation at " + operation);
    }

    @Override
    public AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
