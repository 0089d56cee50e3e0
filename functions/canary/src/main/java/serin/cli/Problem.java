package serin.cli;

/** Ends a command with one line on standard error and an exit code of {@link ExitCode}. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    Problem(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    Problem(int exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
