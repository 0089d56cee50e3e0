package localcloud.wire;

import java.util.Optional;
import localcloud.service.AwsError;

/** Bucket and key of a path-style address, which is how clients address an endpoint that is an IP address. */
record S3Path(Optional<String> bucket, Optional<String> key) {

    static S3Path of(String rawPath) throws AwsError {
        var path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        int slash = path.indexOf('/');
        var bucket = slash < 0 ? path : path.substring(0, slash);
        var key = slash < 0 ? "" : path.substring(slash + 1);
        return new S3Path(named(bucket), named(key));
    }

    private static Optional<String> named(String raw) throws AwsError {
        return raw.isEmpty() ? Optional.empty() : Optional.of(Form.decodePath(raw));
    }
}
