package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import localcloud.service.AwsError;

/**
 * AWS JSON 1.0 and 1.1: <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">Smithy's page</a>.
 *
 * @param contentType {@code application/x-amz-json-1.0} or {@code …-1.1}, as the client sent it
 */
record JsonProtocol(Profile profile, String contentType) implements Protocol {

    @Override
    public ObjectNode read(WireRequest request) throws AwsError {
        return JsonText.readObject(request.body());
    }

    @Override
    public WireAnswer write(String operation, JsonNode answer, String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return new WireAnswer(200, headers, JsonText.write(answer));
    }

    @Override
    public WireAnswer error(AwsError error, String requestId) {
        var shape = profile.shapeName(error.code());
        var body = JsonNodeFactory.instance.objectNode();
        body.put("__type", shape);
        body.put("message", error.getMessage());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        headers.put("x-amzn-ErrorType", shape);
        if (profile.queryCompatible()) {
            headers.put("x-amzn-query-error", QueryCodes.header(profile, error));
        }
        return new WireAnswer(error.status(), headers, JsonText.write(body));
    }

    @Override
    public AwsError denied(Profile of, String message) {
        return new AwsError(of.queryCompatible() ? 403 : 400, "AccessDeniedException", message);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(400, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    @Override
    public AwsError unknownOperation(Profile of, String operation) {
        return new AwsError(400, "UnknownOperationException", "The operation " + operation + " is not known");
    }

    @Override
    public AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
