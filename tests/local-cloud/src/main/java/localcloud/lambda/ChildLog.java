package localcloud.lambda;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a child writes to its standard output and error. It is a file, not a pipe: all that a handler has written before it answers is
 * there when the answer is, and nothing needs to be waited for.
 */
final class ChildLog {
    /** Most that one reading takes, in bytes; of more, the end. */
    private static final int LARGEST_READING = 256 * 1024;

    private final Path file;
    private long position;

    ChildLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** What is new since the last reading, with a line feed at its end unless it is empty. */
    synchronized String readNew() {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var end = in.length();
            var start = Math.max(position, end - LARGEST_READING);
            position = end;
            var bytes = new byte[(int) (end - start)];
            in.seek(start);
            in.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
