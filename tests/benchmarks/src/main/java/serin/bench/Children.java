package serin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in JVMs of their own. */
final class Children {

    private Children() {}

    /**
     * Runs a class of this classpath, and waits for its end.
     *
     * @return what it printed
     * @throws IOException when it ended with another code than 0
     */
    static String java(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return run(new ProcessBuilder(command));
    }

    /** As above, of any program; its standard error is shown. */
    static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var code = process.waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", builder.command()) + " ended with " + code + ": " + out);
            }
            return out;
        } finally {
            process.destroyForcibly();
        }
    }
}
