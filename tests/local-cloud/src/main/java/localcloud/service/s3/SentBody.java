package localcloud.service.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import localcloud.service.AwsError;

/**
 * The content of a request: taken out of its <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">chunks</a>, and compared with <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">what its sender says of it</a>.
 */
final class SentBody {
    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String CONTENT = "x-amz-content-sha256";

    private SentBody() {}

    static byte[] of(S3Request request, byte[] sent) throws AwsError {
        var declared = new LinkedHashMap<>(request.headers(CHECKSUM));
        declared.remove(CHECKSUM + "algorithm");
        declared.remove(CHECKSUM + "type");
        declared.remove(CHECKSUM + "mode");
        var content = request.header(CONTENT).orElse("");
        var body = content.startsWith("STREAMING-") ? unchunked(sent, declared) : sent;
        var length = request.header("x-amz-decoded-content-length");
        if (length.isPresent() && !length.get().equals(Integer.toString(body.length))) {
            throw new AwsError(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
        if (content.matches("[0-9a-f]{64}")
                && !HexFormat.of().formatHex(digest("SHA-256", body)).equals(content)) {
            throw new AwsError(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        check(request, declared, body);
        return body;
    }

    private static void check(S3Request request, Map<String, String> declared, byte[] body) throws AwsError {
        var md5 = request.header("content-md5");
        if (md5.isPresent() && !base64(digest("MD5", body)).equals(md5.get())) {
            throw S3Errors.badDigest("Content-MD5");
        }
        for (var checksum : declared.entrySet()) {
            var algorithm = checksum.getKey().substring(CHECKSUM.length());
            if (!Checksums.of(algorithm, body).equals(checksum.getValue())) {
                throw S3Errors.badDigest(algorithm.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** Takes the chunks apart; what trails the last one joins the checksums. */
    private static byte[] unchunked(byte[] sent, Map<String, String> trailers) throws AwsError {
        var out = new ByteArrayOutputStream(sent.length);
        int at = 0;
        while (true) {
            int end = lineEnd(sent, at);
            var line = new String(sent, at, end - at, StandardCharsets.ISO_8859_1);
            int size = size(line);
            at = end + 2;
            if (size == 0) {
                break;
            }
            if (size > sent.length - at - 2) {
                throw malformed();
            }
            out.write(sent, at, size);
            at += size + 2;
        }
        while (at < sent.length) {
            int end = lineEnd(sent, at);
            var line = new String(sent, at, end - at, StandardCharsets.ISO_8859_1);
            int colon = line.indexOf(':');
            var name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.startsWith(CHECKSUM)) {
                trailers.put(name, line.substring(colon + 1).strip());
            }
            at = end + 2;
        }
        return out.toByteArray();
    }

    private static int size(String line) throws AwsError {
        int semicolon = line.indexOf(';');
        try {
            return Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon), 16);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static int lineEnd(byte[] bytes, int from) throws AwsError {
        for (int i = from; i + 1 < bytes.length; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        throw malformed();
    }

    private static AwsError malformed() {
        return new AwsError(400, "IncompleteBody", "The request body is not in the aws-chunked encoding");
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        return Checksums.digest(algorithm, bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
