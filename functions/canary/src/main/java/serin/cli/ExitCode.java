package serin.cli;

import serin.finding.Verdict;

/** The exit codes of the command line; those from 64 on are sysexits(3)'s. */
final class ExitCode {
    static final int HEALTHY = 0;
    static final int UNHEALTHY = 1;
    static final int INCONCLUSIVE = 2;
    static final int USAGE = 64;
    static final int MALFORMED_INPUT = 65;
    static final int NO_SUCH_STACK_OR_FILE = 66;
    static final int ENDPOINT_NOT_REACHABLE = 69;
    static final int INTERNAL_ERROR = 70;
    static final int NOT_ALLOWED = 77;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> HEALTHY;
            case Verdict.Unhealthy _ -> UNHEALTHY;
            case Verdict.Inconclusive _ -> INCONCLUSIVE;
        };
    }
}
