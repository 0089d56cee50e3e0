package serin.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A style sheet that is part of the program. */
final class StyleSheet {

    private StyleSheet() {}

    /** The text of a file beside this class. */
    static String read(String name) {
        try (var in = StyleSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the style sheet " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet " + name + " could not be read", e);
        }
    }
}
