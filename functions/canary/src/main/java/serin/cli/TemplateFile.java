package serin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A template's text, from a file. */
final class TemplateFile {
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private TemplateFile() {}

    static String read(Path file) {
        try {
            // Read at most a little more than any template may have: its reader says what is too much.
            try (var in = Files.newInputStream(file)) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (NoSuchFileException e) {
            throw new Problem(ExitCode.NO_SUCH_STACK_OR_FILE, "no such file: " + file, e);
        } catch (IOException e) {
            throw new Problem(ExitCode.NO_SUCH_STACK_OR_FILE, "the file could not be read: " + file + ": " + e, e);
        }
    }
}
