package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import localcloud.service.AwsError;

/**
 * REST-XML as S3 speaks it: bucket and key in the path, sub-resources in the query, the rest in headers and body.
 * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Errors</a>.
 *
 * <p>The input of an operation has the members {@code Bucket} and {@code Key} where the path has them, {@code Headers} (names in lower
 * case), {@code Body} as bytes, and each parameter of the query under its own name. An answer is written by the operation itself.
 */
record S3Protocol(S3Path path, String resource) implements Protocol {
    static final String BODY = "Body";
    static final String HEADERS = "Headers";
    /** What SDKs add so that logs can tell operations apart. */
    private static final String NAME_OF_OPERATION = "x-id";

    @Override
    public ObjectNode read(WireRequest request) throws AwsError {
        var input = JsonNodeFactory.instance.objectNode();
        path.bucket().ifPresent(bucket -> input.put("Bucket", bucket));
        path.key().ifPresent(key -> input.put("Key", key));
        for (var parameter : Form.read(request.rawQuery()).entrySet()) {
            if (!parameter.getKey().startsWith("X-Amz-") && !parameter.getKey().equals(NAME_OF_OPERATION)) {
                input.put(parameter.getKey(), parameter.getValue().getFirst());
            }
        }
        var headers = input.putObject(HEADERS);
        request.headers().forEach(headers::put);
        input.set(BODY, BinaryNode.valueOf(request.body()));
        return input;
    }

    @Override
    public WireAnswer write(String operation, JsonNode answer, String requestId) {
        throw new IllegalStateException(operation + " must write its answer itself");
    }

    @Override
    public WireAnswer error(AwsError error, String requestId) {
        var xml = new XmlText().open("Error");
        xml.text("Code", error.code()).text("Message", String.valueOf(error.getMessage()));
        xml.text("Resource", resource).text("RequestId", requestId).close("Error");
        return WireAnswer.text(
                error.status(),
                Map.of("Content-Type", "application/xml", "x-amz-request-id", requestId),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
    }

    @Override
    public AwsError denied(Profile of, String message) {
        return new AwsError(403, of.denied(), message);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }

    @Override
    public AwsError unknownOperation(Profile of, String operation) {
        return new AwsError(
                501,
                "NotImplemented",
                "A header you provided implies functionality that is not implemented: " + operation);
    }

    @Override
    public AwsError invalid(String message) {
        return new AwsError(400, "InvalidArgument", message);
    }
}
