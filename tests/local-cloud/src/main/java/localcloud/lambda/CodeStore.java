package localcloud.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import localcloud.objects.Blob;
import localcloud.objects.ObjectStore;

/**
 * Where the functions' code is: in the buckets of S3, and in one more, {@value #BUCKET}, whose keys are paths below the project's root. A
 * hash is computed once for each state of a file.
 */
public final class CodeStore {
    /** What {@code Code.S3Bucket} says of code below the project. */
    public static final String BUCKET = "local-artifacts";

    private final Path project;
    private final ObjectStore objects;
    private final Map<Stamp, String> hashes = new ConcurrentHashMap<>();

    /** Looks below {@code project}, and into the buckets of S3. */
    public CodeStore(Path project, ObjectStore objects) {
        this.project = project.toAbsolutePath().normalize();
        this.objects = objects;
    }

    /**
     * Finds a function's code as it was when it was deployed: Lambda keeps a copy of its own, whatever becomes of the object.
     *
     * @param sha256 what the function's CodeSha256 says; empty when nothing is known of it
     * @throws MissingCodeException as {@link #find}
     */
    public Code kept(String bucket, String key, String sha256) {
        if (!bucket.equals(BUCKET)) {
            var blob = objects.content(sha256);
            if (blob.isPresent()) {
                return code(blob.get());
            }
        }
        return find(bucket, key);
    }

    private static Code code(Blob blob) {
        return new Code(blob.file(), blob.sha256(), blob.size());
    }

    /**
     * Finds a jar.
     *
     * @throws MissingCodeException naming what is not there: the bucket or the object, in S3's words, or the file; or when the key leads
     *     out of the project
     */
    public Code find(String bucket, String key) {
        if (!bucket.equals(BUCKET)) {
            return objects.latest(bucket, key)
                    .flatMap(object -> object.blob())
                    .map(CodeStore::code)
                    .orElseThrow(
                            () -> new MissingCodeException("Error occurred while GetObject. S3 Error Code: NoSuchKey."
                                    + " S3 Error Message: The specified key does not exist. (" + bucket + "/" + key
                                    + ")"));
        }
        if (!isInside(key)) {
            throw new MissingCodeException("the key of a function's code must be a path below the project: " + key);
        }
        var jar = project.resolve(key).normalize();
        try {
            if (Files.isDirectory(jar)) {
                throw new MissingCodeException("no jar at " + key + " below the project's root: it is a directory");
            }
            var size = Files.size(jar);
            var stamp = new Stamp(jar, size, Files.getLastModifiedTime(jar));
            return new Code(jar, hashes.computeIfAbsent(stamp, CodeStore::sha256), size);
        } catch (IOException e) {
            throw new MissingCodeException("no jar at " + key + " below the project's root: build it first", e);
        }
    }

    /** Whether a key is a path that leads to below the project. */
    public boolean isInside(String key) {
        try {
            var path = project.resolve(key).normalize();
            return path.startsWith(project) && !path.equals(project);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String sha256(Stamp stamp) {
        try (InputStream in = Files.newInputStream(stamp.jar())) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * A function's code.
     *
     * @param sha256 as Lambda's CodeSha256: base64
     * @param size in bytes
     */
    public record Code(Path jar, String sha256, long size) {
        public Code {
            Objects.requireNonNull(jar, "jar is null");
            Objects.requireNonNull(sha256, "sha256 is null");
        }
    }

    /** Code that is not there; the message says what was looked for. */
    public static final class MissingCodeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingCodeException(String message) {
            super(message);
        }

        MissingCodeException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private record Stamp(Path jar, long size, FileTime changed) {}
}
