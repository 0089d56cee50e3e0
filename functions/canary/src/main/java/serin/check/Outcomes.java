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
}
