package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.service.AwsError;

/** AWS Query: <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">Smithy's page</a>. */
record QueryProtocol(Profile profile) implements Protocol {

    /** The parameters of a request, from its body or its query string, without those of a presigned URL. */
    static Map<String, List<String>> parameters(WireRequest request) throws AwsError {
        var parameters = new LinkedHashMap<>(Form.read(request.rawQuery()));
        if (request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            parameters.putAll(Form.read(new String(request.body(), StandardCharsets.UTF_8)));
        }
        parameters.keySet().removeIf(name -> name.startsWith("X-Amz-"));
        return parameters;
    }

    @Override
    public ObjectNode read(WireRequest request) throws AwsError {
        var parameters = parameters(request);
        parameters.keySet().removeAll(List.of("Action", "Version"));
        return QueryInput.read(parameters);
    }

    @Override
    public WireAnswer write(String operation, JsonNode answer, String requestId) {
        var xml = new XmlText();
        xml.open(operation + "Response", profile.xmlNamespace());
        xml.element(operation + "Result", answer);
        xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata");
        xml.close(operation + "Response");
        return WireAnswer.text(200, headers(requestId), xml.toString());
    }

    @Override
    public WireAnswer error(AwsError error, String requestId) {
        var xml = new XmlText();
        xml.open("ErrorResponse", profile.xmlNamespace()).open("Error");
        xml.text("Type", QueryCodes.type(error));
        xml.text("Code", profile.queryCode(error.code()));
        xml.text("Message", String.valueOf(error.getMessage()));
        xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
        return WireAnswer.text(error.status(), headers(requestId), xml.toString());
    }

    private static Map<String, String> headers(String requestId) {
        return Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId);
    }

    @Override
    public AwsError denied(Profile of, String message) {
        return new AwsError(403, of.denied(), message);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
    }

    @Override
    public AwsError unknownOperation(Profile of, String operation) {
        return new AwsError(
                400, "InvalidAction", "Could not find operation " + operation + " for version " + of.queryVersion());
    }

    @Override
    public AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
