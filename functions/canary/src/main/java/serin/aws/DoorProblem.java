package serin.aws;

import java.util.Objects;

/**
 * AWS cannot be asked at all, and why; the message is one line for the user.
 *
 * <p>An endpoint that does not answer is not among these: it shows with the first question, as {@code UNREACHABLE}.
 */
public final class DoorProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    DoorProblem(Kind kind, String message) {
        super(message);
        this.kind = Objects.requireNonNull(kind, "kind is null");
    }

    DoorProblem(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind is null");
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong. */
    public enum Kind {
        /** No region is set anywhere; a usage error (64). */
        NO_REGION,
        /** A setting that cannot be meant, such as an endpoint without a scheme; a usage error (64). */
        BAD_SETTING,
        /** No credentials were found (77). */
        NO_CREDENTIALS
    }
}
