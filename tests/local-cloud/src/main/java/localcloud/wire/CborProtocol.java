package localcloud.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import localcloud.service.AwsError;

/** RPC v2 CBOR: <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy's page</a>. */
record CborProtocol(Profile profile) implements Protocol {
    private static final CBORFactory FACTORY = new CBORFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);
    /** RFC 8949, 3.4.2: epoch-based date and time. */
    private static final int EPOCH_TIME = 1;

    @Override
    public ObjectNode read(WireRequest request) throws AwsError {
        if (request.body().length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (MAPPER.readTree(request.body()) instanceof ObjectNode object) {
                return object;
            }
            throw JsonText.unreadable("the body must be a CBOR map");
        } catch (JsonProcessingException e) {
            throw JsonText.unreadable(e.getOriginalMessage());
        } catch (IOException e) {
            throw JsonText.unreadable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public WireAnswer write(String operation, JsonNode answer, String requestId) {
        return new WireAnswer(200, headers(requestId), bytes(answer));
    }

    @Override
    public WireAnswer error(AwsError error, String requestId) {
        var shape = profile.shapeName(error.code());
        var body = JsonNodeFactory.instance.objectNode();
        body.put("__type", shape);
        body.put("message", error.getMessage());
        var headers = headers(requestId);
        headers.put("x-amzn-ErrorType", shape);
        if (profile.queryCompatible()) {
            headers.put("x-amzn-query-error", QueryCodes.header(profile, error));
        }
        return new WireAnswer(error.status(), headers, bytes(body));
    }

    private static Map<String, String> headers(String requestId) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/cbor");
        headers.put("smithy-protocol", "rpc-v2-cbor");
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }

    static byte[] bytes(JsonNode node) {
        var out = new ByteArrayOutputStream();
        try (var generator = FACTORY.createGenerator(out)) {
            generator.setCodec(MAPPER);
            write(generator, node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(CBORGenerator generator, JsonNode node) throws IOException {
        if (node instanceof ObjectNode object) {
            generator.writeStartObject();
            for (var member : object.properties()) {
                generator.writeFieldName(member.getKey());
                write(generator, member.getValue());
            }
            generator.writeEndObject();
        } else if (node instanceof ArrayNode array) {
            generator.writeStartArray(array, array.size());
            for (var item : array) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (Times.held(node).isPresent()) {
            writeTime(generator, Times.held(node).get());
        } else if (node.isBigDecimal()) {
            generator.writeNumber(node.doubleValue());
        } else {
            generator.writeTree(node);
        }
    }

    private static void writeTime(CBORGenerator generator, Instant time) throws IOException {
        generator.writeTag(EPOCH_TIME);
        if (time.toEpochMilli() % 1_000 == 0) {
            generator.writeNumber(time.getEpochSecond());
        } else {
            generator.writeNumber(Times.epochSeconds(time).doubleValue());
        }
    }

    @Override
    public AwsError denied(Profile of, String message) {
        return new AwsError(403, "AccessDeniedException", message);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "MissingAuthenticationTokenException", "Request is missing Authentication Token");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(
                403, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }

    @Override
    public AwsError unknownOperation(Profile of, String operation) {
        return new AwsError(404, "UnknownOperationException", "The operation " + operation + " is not known");
    }

    @Override
    public AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
