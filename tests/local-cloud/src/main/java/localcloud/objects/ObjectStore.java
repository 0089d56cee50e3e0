package localcloud.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Every object of the account, by bucket and key, with its versions where the bucket keeps them. Which buckets there are it does not know. */
public final class ObjectStore implements AutoCloseable {
    private final Blobs blobs = new Blobs();
    /** By bucket, then by key; oldest version first. */
    private final Map<String, NavigableMap<String, List<StoredObject>>> buckets = new LinkedHashMap<>();

    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    /** Writes bytes down; they are no object yet. */
    public Blob write(byte[] bytes) {
        return blobs.write(bytes);
    }

    /** All parts, one after the other. */
    public Blob join(List<Blob> parts) {
        return blobs.join(parts);
    }

    /** Bytes that were written since the cloud started, whether an object still has them or not. */
    public Optional<Blob> content(String sha256) {
        return blobs.find(sha256);
    }

    /**
     * Puts an object.
     *
     * @param versioned whether the versions before it stay
     */
    public synchronized StoredObject put(
            String bucket,
            String key,
            Blob blob,
            String etag,
            Map<String, String> headers,
            boolean versioned,
            Instant now) {
        var versionId = versioned ? newVersion() : StoredObject.UNVERSIONED;
        var object = new StoredObject(key, versionId, Optional.of(blob), etag, now, headers, Map.of());
        add(bucket, object);
        return object;
    }

    private static String newVersion() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void add(String bucket, StoredObject object) {
        var versions = buckets.computeIfAbsent(bucket, _ -> new TreeMap<>())
                .computeIfAbsent(object.key(), _ -> new ArrayList<>());
        versions.removeIf(each -> each.versionId().equals(object.versionId()));
        versions.add(object);
    }

    /** The latest version, which may be a delete marker. */
    public synchronized Optional<StoredObject> latest(String bucket, String key) {
        return versions(bucket, key).stream().reduce((_, last) -> last);
    }

    public synchronized Optional<StoredObject> find(String bucket, String key, String versionId) {
        return versions(bucket, key).stream()
                .filter(each -> each.versionId().equals(versionId))
                .findFirst();
    }

    private List<StoredObject> versions(String bucket, String key) {
        return buckets.getOrDefault(bucket, new TreeMap<>()).getOrDefault(key, List.of());
    }

    /** Replaces one version by what has the same id. */
    public synchronized void replace(String bucket, StoredObject object) {
        versions(bucket, object.key()).replaceAll(each -> each.versionId().equals(object.versionId()) ? object : each);
    }

    /** Puts a delete marker on top. */
    public synchronized StoredObject mark(String bucket, String key, Instant now) {
        var marker = new StoredObject(key, newVersion(), Optional.empty(), "", now, Map.of(), Map.of());
        add(bucket, marker);
        return marker;
    }

    /** Takes one version away for good; one that is not there is no failure. */
    public synchronized Optional<StoredObject> remove(String bucket, String key, String versionId) {
        var found = find(bucket, key, versionId);
        found.ifPresent(object -> {
            var keys = buckets.getOrDefault(bucket, new TreeMap<>());
            var versions = keys.getOrDefault(key, List.of());
            versions.remove(object);
            if (versions.isEmpty()) {
                keys.remove(key);
            }
        });
        return found;
    }

    /** Every version of every object of a bucket, by key, the latest first. */
    public synchronized List<StoredObject> versions(String bucket) {
        var all = new ArrayList<StoredObject>();
        buckets.getOrDefault(bucket, new TreeMap<>())
                .values()
                .forEach(versions -> all.addAll(new ArrayList<>(versions).reversed()));
        return all;
    }

    /** The latest version of each object of a bucket that is not deleted, by key. */
    public synchronized List<StoredObject> objects(String bucket) {
        var all = new ArrayList<StoredObject>();
        buckets.getOrDefault(bucket, new TreeMap<>()).values().forEach(versions -> {
            if (!versions.getLast().isMarker()) {
                all.add(versions.getLast());
            }
        });
        return all;
    }

    /** Begins a multipart upload; answers its id. */
    public synchronized String begin(String bucket, String key, Map<String, String> headers) {
        var id = newVersion();
        uploads.put(id, new Upload(bucket, key, headers));
        return id;
    }

    public synchronized Optional<Upload> upload(String id) {
        return Optional.ofNullable(uploads.get(id));
    }

    public synchronized void end(String uploadId) {
        uploads.remove(uploadId);
    }

    /** Forgets every object and upload. */
    public synchronized void clear() {
        buckets.clear();
        uploads.clear();
    }

    /** Deletes the files. */
    @Override
    public void close() {
        blobs.close();
    }
}
