package localcloud.service.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The MD5 sums by which a client sees that a message arrived whole.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation">MD5 of message attributes</a>
 */
final class Checksums {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Checksums() {}

    static String ofBody(String body) {
        return hex(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the attributes in the order of their names, each as length-prefixed name, type and value. */
    static String ofAttributes(JsonNode attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Map<String, JsonNode> sorted = new TreeMap<>();
        attributes.properties().forEach(attribute -> sorted.put(attribute.getKey(), attribute.getValue()));
        sorted.forEach((name, attribute) -> {
            String type = attribute.path("DataType").asText();
            add(bytes, name.getBytes(StandardCharsets.UTF_8));
            add(bytes, type.getBytes(StandardCharsets.UTF_8));
            if (type.startsWith("Binary")) {
                bytes.write(BINARY);
                add(bytes, binary(attribute.path("BinaryValue").asText()));
            } else {
                bytes.write(TEXT);
                add(bytes, attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8));
            }
        });
        return hex(bytes.toByteArray());
    }

    private static byte[] binary(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void add(ByteArrayOutputStream bytes, byte[] part) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
