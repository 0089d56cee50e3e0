package serin.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a found policy differs from the expected one.
 *
 * @param missing expected statements that the found policy does not have
 * @param extra found statements that nobody expects
 * @param versions the expected version and the found one, where they differ and it matters; else empty
 */
public record Difference(List<Statement> missing, List<Statement> extra, List<String> versions) {
    private static final int SHOWN = 3;

    public Difference {
        missing = List.copyOf(missing);
        extra = List.copyOf(extra);
        versions = List.copyOf(versions);
    }

    public boolean isNone() {
        return missing.isEmpty() && extra.isEmpty() && versions.isEmpty();
    }

    /** What should be there, in a line. */
    public String expected() {
        if (!missing.isEmpty()) {
            return show(missing);
        }
        return extra.isEmpty() && !versions.isEmpty()
                ? "version " + versions.getFirst()
                : "nothing but what is declared";
    }

    /** What is there instead, in a line. */
    public String actual() {
        if (!extra.isEmpty()) {
            return (missing.isEmpty() ? "also " : "") + show(extra);
        }
        return missing.isEmpty() && !versions.isEmpty() ? "version " + versions.getLast() : "no such statement";
    }

    private static String show(List<Statement> statements) {
        var more = statements.size() - SHOWN;
        return statements.stream().limit(SHOWN).map(Statement::toString).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
