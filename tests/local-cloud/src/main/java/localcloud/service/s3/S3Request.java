package localcloud.service.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import localcloud.service.AwsError;
import localcloud.service.Operation.Call;

/** What a call of S3's asks for. */
record S3Request(ObjectNode input) {
    static S3Request of(Call call) {
        return new S3Request(call.input());
    }

    String bucket() {
        return input.path("Bucket").asText();
    }

    String key() {
        return input.path("Key").asText();
    }

    /** A parameter of the query; empty when it is not there. */
    Optional<String> query(String name) {
        return input.has(name) ? Optional.of(input.path(name).asText()) : Optional.empty();
    }

    /** A whole number in the query. */
    int number(String name, int otherwise) throws AwsError {
        try {
            return query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw S3Errors.invalid("Provided " + name + " not an integer or within integer range");
        }
    }

    /** A header, by its name in lower case; empty when it is not there. */
    Optional<String> header(String name) {
        var value = input.path("Headers").path(name);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The headers that begin so. */
    Map<String, String> headers(String prefix) {
        var found = new LinkedHashMap<String, String>();
        for (var header : input.path("Headers").properties()) {
            if (header.getKey().startsWith(prefix)) {
                found.put(header.getKey(), header.getValue().asText());
            }
        }
        return found;
    }

    /** The body as it was sent, checked against the checksums that came with it. */
    byte[] body() throws AwsError {
        try {
            var sent = input.path("Body").binaryValue();
            return SentBody.of(this, sent == null ? new byte[0] : sent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
