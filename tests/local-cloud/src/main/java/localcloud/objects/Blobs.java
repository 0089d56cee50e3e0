package localcloud.objects;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files named for their content, in a directory of this process, which is made with the first of them. None goes before the end: what has
 * been deployed from an object runs on when the object is deleted, as on AWS, where Lambda keeps a copy of its own.
 */
final class Blobs implements AutoCloseable {
    private final Map<String, Blob> bySha256 = new ConcurrentHashMap<>();
    private @Nullable Path directory;

    /** Writes bytes down. */
    Blob write(byte[] bytes) {
        return fill(out -> out.write(bytes));
    }

    /** All parts, one after the other. */
    Blob join(List<Blob> parts) {
        return fill(out -> {
            for (var part : parts) {
                Files.copy(part.file(), out);
            }
        });
    }

    Optional<Blob> find(String sha256) {
        return Optional.ofNullable(bySha256.get(sha256));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Filling {
        void into(OutputStream out) throws IOException;
    }

    private Blob fill(Filling filling) {
        try {
            var draft = Files.createTempFile(directory(), "draft", "");
            var md5 = digest("MD5");
            var sha256 = digest("SHA-256");
            try (var out = new DigestOutputStream(new DigestOutputStream(Files.newOutputStream(draft), md5), sha256)) {
                filling.into(out);
            }
            var digest = sha256.digest();
            var file = draft.resolveSibling(HexFormat.of().formatHex(digest));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            var blob = new Blob(
                    file,
                    Files.size(file),
                    HexFormat.of().formatHex(md5.digest()),
                    Base64.getEncoder().encodeToString(digest));
            bySha256.put(blob.sha256(), blob);
            return blob;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private synchronized Path directory() throws IOException {
        var present = directory;
        if (present == null) {
            present = Files.createTempDirectory("local-cloud-objects");
            directory = present;
        }
        return present;
    }

    @Override
    public synchronized void close() {
        var present = directory;
        if (present == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(present)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            directory = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
