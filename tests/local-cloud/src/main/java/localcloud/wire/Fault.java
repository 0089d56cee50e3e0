package localcloud.wire;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A fault of an API, put there by the admin API.
 *
 * @param service as in IAM actions, such as {@code dynamodb}; {@code *} is every service
 * @param operation as in the API or as in IAM actions; {@code *} is every operation
 * @param probability in (0, 1]
 * @param millis how long a delay lasts, in [0, 600000]; 0 for the other kinds
 * @param principal a glob on the caller's ARN
 */
public record Fault(String service, String operation, Kind kind, double probability, long millis, String principal) {
    /** Longer than any client waits. */
    public static final long LONGEST_DELAY_MILLIS = 600_000;

    public Fault {
        Objects.requireNonNull(kind, "kind is null");
        if (service.isEmpty() || operation.isEmpty() || principal.isEmpty()) {
            throw new IllegalArgumentException("service, operation and principal must not be empty");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1], was " + probability);
        }
        if (millis < 0 || millis > LONGEST_DELAY_MILLIS) {
            throw new IllegalArgumentException("millis must be in [0, " + LONGEST_DELAY_MILLIS + "], was " + millis);
        }
        if ((kind == Kind.DELAY) != (millis > 0)) {
            throw new IllegalArgumentException("millis must be given for a delay, and for nothing else");
        }
    }

    /** What happens. */
    public enum Kind {
        DENY,
        THROTTLE,
        DELAY,
        ERROR
    }

    boolean meets(String calledService, String calledOperation, String caller) {
        return Glob.matches(service, calledService)
                && (Glob.matches(operation, calledOperation)
                        || Glob.matches(operation, IamActions.of(calledService, calledOperation)))
                && Glob.matches(principal, caller);
    }

    /** Waits for as long as a delay lasts. */
    void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
