package serin.cli;

import serin.observation.Observation.Unreadable;

/** Says that something could not be read. */
final class NotReadable {

    private NotReadable() {}

    /** @param what such as "stack serin-dev" */
    static Problem problem(String what, Unreadable<?> unreadable) {
        var line = what + " could not be read: " + unreadable.action() + ": " + unreadable.detail();
        return switch (unreadable.reason()) {
            case DENIED, NO_CREDENTIALS -> new Problem(ExitCode.NOT_ALLOWED, line);
            case UNREACHABLE -> new Problem(ExitCode.ENDPOINT_NOT_REACHABLE, line);
            case THROTTLED, TIMED_OUT, SERVICE_ERROR, MALFORMED -> new Problem(ExitCode.INCONCLUSIVE, line);
        };
    }
}
