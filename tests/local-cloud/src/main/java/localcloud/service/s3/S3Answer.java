package localcloud.service.s3;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import localcloud.wire.RestAnswer;
import localcloud.wire.XmlText;

/** Answers of S3's. */
final class S3Answer {
    static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final String TYPE = "Content-Type";

    private S3Answer() {}

    /** An answer without a body. */
    static JsonNode empty(int status, Map<String, String> headers) {
        return of(status, headers, new byte[0]);
    }

    /** A document whose root is under S3's namespace. */
    static JsonNode xml(XmlText document) {
        return xml(document, Map.of());
    }

    static JsonNode xml(XmlText document, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put(TYPE, "application/xml");
        return of(
                200, all, ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document).getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode of(int status, Map<String, String> headers, byte[] body) {
        var all = new LinkedHashMap<>(headers);
        all.putIfAbsent(TYPE, "application/xml");
        all.put("x-amz-request-id", UUID.randomUUID().toString());
        return new RestAnswer(status, all, body).asNode();
    }
}
