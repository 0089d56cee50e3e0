package serin.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Where an error came from, as the JDK shows it; what its messages quote from outside cannot act on the terminal. */
final class Trace {

    private Trace() {}

    static void print(Throwable error, PrintWriter to) {
        var trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        trace.toString().lines().map(Trace::harmless).forEach(to::println);
    }

    private static String harmless(String line) {
        // The frames' own indent, which strip would take.
        return line.startsWith("\t") ? "\t" + Lines.one(line) : Lines.one(line);
    }
}
