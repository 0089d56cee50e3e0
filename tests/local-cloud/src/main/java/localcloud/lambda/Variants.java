package localcloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import localcloud.lambda.CodeStore.Code;

/**
 * Other versions of a function's code, by name: each is an overlay that is laid over the function's own jar. What the overlay holds
 * takes the place of what the jar has under the same name; what {@value #REMOVED} names, a glob a line, is taken away. The result is
 * a jar like any other, kept below the project's {@code target} for as long as neither of the two changes.
 */
public final class Variants {
    /** An entry of an overlay; it does not get into the result. */
    public static final String REMOVED = "META-INF/removed";

    private static final String NAME = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String JAR = ".jar";
    private static final String RESULTS = "target/variants";
    /** Hexadecimal digits of a SHA-256 that tell two states of a file apart. */
    private static final int SHOWN = 12;

    private final Path project;
    private final Path overlays;

    /**
     * @param project the root below which the results are kept
     * @param overlays the directory with one jar for each variant, named for it; it need not be there
     */
    public Variants(Path project, Path overlays) {
        this.project = project.toAbsolutePath().normalize();
        this.overlays = overlays;
    }

    /** The names that there are, sorted. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(overlays)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JAR))
                    .map(name -> name.substring(0, name.length() - JAR.length()))
                    .filter(name -> name.matches(NAME))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The code of a variant of this code, as a path below the project; empty when there is no such variant.
     *
     * @param base a function's own jar
     */
    public Optional<String> over(Code base, String variant) {
        if (!names().contains(variant)) {
            return Optional.empty();
        }
        var overlay = overlays.resolve(variant + JAR);
        var stem = base.jar().getFileName().toString().replaceAll("\\.jar$", "");
        var key = "%s/%s/%s-%s-%s.jar".formatted(RESULTS, variant, stem, digest(base.jar()), digest(overlay));
        var result = project.resolve(key);
        try {
            if (!Files.exists(result)) {
                Files.createDirectories(result.getParent());
                lay(base.jar(), overlay, result);
            }
            return Optional.of(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under another name first: two at once must not see each other's half. */
    private static void lay(Path base, Path overlay, Path result) throws IOException {
        var draft = Files.createTempFile(result.getParent(), "draft", JAR);
        try {
            Files.copy(base, draft, StandardCopyOption.REPLACE_EXISTING);
            try (var jar = FileSystems.newFileSystem(draft);
                    var over = FileSystems.newFileSystem(overlay)) {
                remove(jar, over);
                add(jar, over);
            }
            Files.move(draft, result, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void remove(FileSystem jar, FileSystem overlay) throws IOException {
        var removed = overlay.getPath("/", REMOVED);
        if (!Files.exists(removed)) {
            return;
        }
        for (var glob : Files.readAllLines(removed)) {
            var matcher = jar.getPathMatcher("glob:/" + glob.strip());
            for (var file : files(jar)) {
                if (matcher.matches(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void add(FileSystem jar, FileSystem overlay) throws IOException {
        for (var file : files(overlay)) {
            var name = file.toString();
            if (!name.equals("/" + REMOVED) && !name.equals("/META-INF/MANIFEST.MF")) {
                var target = jar.getPath(name);
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static List<Path> files(FileSystem jar) throws IOException {
        try (Stream<Path> all = Files.walk(jar.getPath("/"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static String digest(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest).substring(0, SHOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
