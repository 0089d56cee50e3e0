package serin.cli;

import java.io.PrintWriter;
import java.util.Map;

/**
 * What a command has around it.
 *
 * @param environment the process's environment variables
 * @param terminal whether a person looks at a terminal: no pipe, no file
 */
public record Surroundings(Map<String, String> environment, PrintWriter out, PrintWriter err, boolean terminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
