package localcloud.wire;

import java.util.Optional;
import java.util.regex.Pattern;
import localcloud.service.AwsError;

/**
 * Who signs a request, and for which service, by Signature Version 4; the signature itself is not checked.
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">AWS's page</a>.
 *
 * @param service the signing name, such as {@code monitoring}
 */
record Signature(String accessKeyId, String region, String service) {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^,\\s]+)");

    /** From the Authorization header, or a presigned URL's query; empty when the request is not signed. */
    static Optional<Signature> of(WireRequest request) throws AwsError {
        var header = request.header("Authorization");
        if (header.isPresent()) {
            var match = CREDENTIAL.matcher(header.get());
            return header.get().startsWith("AWS4-") && match.find() ? parse(match.group(1)) : Optional.empty();
        }
        var presigned = Form.read(request.rawQuery()).get("X-Amz-Credential");
        return presigned == null ? Optional.empty() : parse(presigned.getFirst());
    }

    private static Optional<Signature> parse(String credential) {
        var parts = credential.split("/", -1);
        // The scope is <date>/<region>/<service>/aws4_request; a key id may hold a slash only in theory.
        return parts.length == 5 && parts[4].equals("aws4_request")
                ? Optional.of(new Signature(parts[0], parts[2], parts[3]))
                : Optional.empty();
    }
}
