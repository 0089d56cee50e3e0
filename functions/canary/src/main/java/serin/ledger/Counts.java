package serin.ledger;

import java.util.List;
import serin.finding.Finding;
import serin.finding.Outcome;

/** How many findings of each outcome a run has made. */
public record Counts(int passed, int failed, int unknown, int skipped, int waived) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    public Counts {
        if (passed < 0 || failed < 0 || unknown < 0 || skipped < 0 || waived < 0) {
            throw new IllegalArgumentException("counts must not be negative");
        }
    }

    public static Counts of(List<Finding> findings) {
        var counts = NONE;
        for (var finding : findings) {
            counts = counts.and(finding.outcome());
        }
        return counts;
    }

    private Counts and(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Pass _ -> new Counts(passed + 1, failed, unknown, skipped, waived);
            case Outcome.Fail _ -> new Counts(passed, failed + 1, unknown, skipped, waived);
            case Outcome.Unknown _ -> new Counts(passed, failed, unknown + 1, skipped, waived);
            case Outcome.Skipped _ -> new Counts(passed, failed, unknown, skipped + 1, waived);
            case Outcome.Waived _ -> new Counts(passed, failed, unknown, skipped, waived + 1);
        };
    }
}
