package serin.variants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes one overlay of each change: of {@code <variant>.diff} what it compiles to, of {@code <variant>.removed} the list itself. */
public final class Main {
    private Main() {}

    /** Takes the project's root, the directory of the changes, and the one for the overlays, which is emptied first. */
    public static void main(String[] arguments) throws IOException {
        make(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void make(Path root, Path changes, Path overlays) throws IOException {
        empty(overlays);
        var work = Files.createTempDirectory("variants");
        try (Stream<Path> all = Files.list(changes)) {
            for (var change : all.sorted().toList()) {
                var file = change.getFileName().toString();
                var variant = file.replaceFirst("\\.(diff|removed)$", "");
                overlay(root, change, work.resolve(variant)).write(overlays.resolve(variant + ".jar"));
            }
        } finally {
            empty(work);
        }
    }

    private static Overlay overlay(Path root, Path change, Path work) throws IOException {
        if (change.toString().endsWith(".removed")) {
            return Overlay.removing(change);
        }
        if (!change.toString().endsWith(".diff")) {
            throw new IllegalStateException(change + " must end in .diff or .removed");
        }
        var sources = Change.read(change).apply(root, work.resolve("sources"));
        return Overlay.compiled(sources, work.resolve("classes"));
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
