package localcloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps what functions write in a file, each line behind the function's name; for who looks through it after a suite of tests. */
public final class LogFile implements FunctionLogs.Listener {
    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void onLine(String functionName, String line) {
        try {
            Files.writeString(
                    file, functionName + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
