package serin.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What goes to standard output meanwhile. */
final class Printed {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Printed() {}

    static List<String> lines(Runnable work) {
        var out = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            work.run();
        } finally {
            System.setOut(out);
        }
        return Stream.of(bytes.toString(StandardCharsets.UTF_8).split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
    }

    static JsonNode parse(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
