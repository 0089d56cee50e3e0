package localcloud.objects;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object.
 *
 * @param versionId {@code null} in a bucket that keeps no versions, which is how S3 calls it
 * @param blob empty for a delete marker
 * @param etag without quotes
 * @param headers what PutObject was told and GetObject repeats, such as {@code content-type}; names in lower case
 */
public record StoredObject(
        String key,
        String versionId,
        Optional<Blob> blob,
        String etag,
        Instant modified,
        Map<String, String> headers,
        Map<String, String> tags) {
    /** How S3 calls the one version that a bucket without versions keeps. */
    public static final String UNVERSIONED = "null";

    public StoredObject {
        headers = Map.copyOf(headers);
        tags = Map.copyOf(tags);
    }

    public boolean isMarker() {
        return blob.isEmpty();
    }

    /** In bytes; 0 for a delete marker. */
    public long size() {
        return blob.map(Blob::size).orElse(0L);
    }

    /** The same with other tags. */
    public StoredObject tagged(Map<String, String> others) {
        return new StoredObject(key, versionId, blob, etag, modified, headers, others);
    }
}
