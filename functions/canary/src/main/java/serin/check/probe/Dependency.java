package serin.check.probe;

import java.util.Objects;

/**
 * How one thing that a function depends on behaved, as the function tells it. Its texts are harmless on one line.
 *
 * @param name as AWS names it; an index is {@code table/index}, a host {@code name:port}
 * @param operation the IAM action that was tried, or a plain word where there is none
 * @param outcome the function's own word, also where {@link #conduct} does not know it
 * @param millis how long it took
 * @param detail AWS's code and message, at most 512 characters; may be empty
 */
public record Dependency(Kind kind, String name, String operation, String outcome, long millis, String detail) {
    /** By which the answer for an event of the question is known. */
    static final String GIVEN_EVENT = "serin.event";

    /** With less time than this a time-out says nothing: the question came late, or the function was just starting. */
    static final long SHORTEST_TRIAL_MILLIS = 500;

    public Dependency {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(operation, "operation is null");
        Objects.requireNonNull(outcome, "outcome is null");
        Objects.requireNonNull(detail, "detail is null");
    }

    /** What a function can depend on, by the words of protocol 1. */
    public enum Kind {
        TABLE,
        INDEX,
        BUS,
        QUEUE,
        SECRET,
        KEY,
        HOST,
        ENVIRONMENT,
        EVENT
    }

    /** What the outcome comes to. */
    public enum Conduct {
        /** It behaved as the function needs it. */
        OK,
        /** The function cannot work with it. */
        BAD,
        /** It was not tried. */
        UNPROVEN,
        /** Nothing is known. */
        UNCLEAR
    }

    /** What the outcome comes to; a word that protocol 1 does not have is {@code UNCLEAR}. */
    public Conduct conduct() {
        return switch (outcome) {
            case "ok" -> Conduct.OK;
            case "denied", "missing", "error" -> Conduct.BAD;
            case "timeout" -> isLate() ? Conduct.UNCLEAR : Conduct.BAD;
            case "unproven" -> Conduct.UNPROVEN;
            default -> Conduct.UNCLEAR;
        };
    }

    boolean timedOut() {
        return outcome.equals("timeout");
    }

    /** Whether there was no time for it to show anything. */
    boolean isLate() {
        return timedOut() && millis < SHORTEST_TRIAL_MILLIS;
    }

    boolean isDenied() {
        return outcome.equals("denied");
    }

    boolean isMissing() {
        return outcome.equals("missing");
    }

    /** AWS's error code, with which the detail of a failed call begins; empty where it begins with none. */
    String code() {
        var colon = detail.indexOf(": ");
        return colon < 0 ? "" : detail.substring(0, colon);
    }

    /** Name and operation, such as {@code orders (dynamodb:GetItem)}. */
    String what() {
        return name + " (" + operation + ")";
    }

    /** The same with what became of it. */
    String verdict() {
        return what() + " " + (outcome.equals("timeout") ? "gave no answer in " + millis + " ms" : outcome);
    }
}
