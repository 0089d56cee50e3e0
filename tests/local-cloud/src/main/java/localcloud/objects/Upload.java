package localcloud.objects;

import java.util.Map;
import java.util.TreeMap;

/** A multipart upload that has not been completed: its parts by their numbers. */
public final class Upload {
    private final String bucket;
    private final String key;
    private final Map<String, String> headers;
    private final TreeMap<Integer, Blob> parts = new TreeMap<>();

    Upload(String bucket, String key, Map<String, String> headers) {
        this.bucket = bucket;
        this.key = key;
        this.headers = Map.copyOf(headers);
    }

    public boolean isOf(String otherBucket, String otherKey) {
        return bucket.equals(otherBucket) && key.equals(otherKey);
    }

    public Map<String, String> headers() {
        return headers;
    }

    public synchronized void put(int number, Blob part) {
        parts.put(number, part);
    }

    /** A copy. */
    public synchronized Map<Integer, Blob> parts() {
        return new TreeMap<>(parts);
    }
}
