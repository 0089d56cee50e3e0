package serin.check;

import java.util.Optional;
import serin.finding.Outcome;
import serin.observation.Observation;

/** Outcomes that every check makes in the same way. */
public final class Outcomes {

    private Outcomes() {}

    /** What an unreadable observation makes of a check: Unknown, with the missing action when the call was denied. */
    public static Outcome.Unknown unknown(Observation.Unreadable<?> unreadable) {
        var missing = unreadable.reason() == Observation.Reason.DENIED
                ? Optional.of(unreadable.action())
                : Optional.<String>empty();
        return new Outcome.Unknown(unreadable.action() + ": " + unreadable.detail(), missing);
    }

    /** What an expected value that nobody may know makes of a check. */
    public static Outcome.Skipped unverified(String reason) {
        return new Outcome.Skipped("not verified: " + reason);
    }

    /** What an expected value that we failed to resolve makes of a check. */
    public static Outcome.Unknown unresolved(String reason) {
        return new Outcome.Unknown("the expected value could not be resolved: " + reason);
    }
}
