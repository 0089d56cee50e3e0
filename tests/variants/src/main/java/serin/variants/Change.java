package serin.variants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unified diff, applied by its text: line numbers are not looked at, and each hunk's old lines must be in the file exactly once. So
 * a change of the source that a diff does not touch leaves it good, and one that it does touch makes it fail.
 *
 * @param hunks by the file's path below the project's root
 */
record Change(Map<String, List<Hunk>> hunks) {

    /** Lines, each with its line feed. */
    record Hunk(String before, String after) {}

    /** Reads a diff; whatever stands before a file's first hunk is a comment. */
    static Change read(Path diff) throws IOException {
        var hunks = new LinkedHashMap<String, List<Hunk>>();
        var ofFile = new ArrayList<Hunk>();
        var before = new StringBuilder();
        var after = new StringBuilder();
        for (var line : Files.readAllLines(diff)) {
            if (line.startsWith("--- a/") || line.startsWith("@@")) {
                end(before, after, ofFile);
            } else if (line.startsWith("+++ b/")) {
                ofFile = new ArrayList<>();
                hunks.put(line.substring("+++ b/".length()), ofFile);
            } else if (!hunks.isEmpty()) {
                var text = line.isEmpty() ? "\n" : line.substring(1) + "\n";
                before.append(line.startsWith("+") ? "" : text);
                after.append(line.startsWith("-") ? "" : text);
            }
        }
        end(before, after, ofFile);
        return new Change(hunks);
    }

    private static void end(StringBuilder before, StringBuilder after, List<Hunk> hunks) {
        if (!before.isEmpty()) {
            hunks.add(new Hunk(before.toString(), after.toString()));
        }
        before.setLength(0);
        after.setLength(0);
    }

    /** Writes each file as it is after the change, under its path below {@code target}. */
    List<Path> apply(Path root, Path target) throws IOException {
        var changed = new ArrayList<Path>();
        for (var file : hunks.entrySet()) {
            var text = Files.readString(root.resolve(file.getKey()));
            for (var hunk : file.getValue()) {
                text = apply(hunk, text, file.getKey());
            }
            var written = target.resolve(file.getKey());
            Files.createDirectories(written.getParent());
            Files.writeString(written, text, StandardCharsets.UTF_8);
            changed.add(written);
        }
        return changed;
    }

    private static String apply(Hunk hunk, String text, String file) {
        var at = text.indexOf(hunk.before());
        if (at < 0 || text.indexOf(hunk.before(), at + 1) >= 0) {
            throw new IllegalStateException(
                    file + " does not have exactly once what the change is of:\n" + hunk.before());
        }
        return text.substring(0, at)
                + hunk.after()
                + text.substring(at + hunk.before().length());
    }
}
