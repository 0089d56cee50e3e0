package serin.report;

import java.util.List;
import serin.finding.Finding;
import serin.finding.Outcome;

/** How many findings there are of each outcome. */
public record Tally(int passed, int failed, int unknown, int skipped, int waived) {

    /** Counts them. */
    public static Tally of(List<Finding> findings) {
        return new Tally(
                count(findings, Outcome.Pass.class),
                count(findings, Outcome.Fail.class),
                count(findings, Outcome.Unknown.class),
                count(findings, Outcome.Skipped.class),
                count(findings, Outcome.Waived.class));
    }

    private static int count(List<Finding> findings, Class<? extends Outcome> kind) {
        return Math.toIntExact(
                findings.stream().map(Finding::outcome).filter(kind::isInstance).count());
    }

    /** Such as "212 passed, 1 failed"; what is zero is left out, but for the passed. */
    @Override
    public String toString() {
        return passed + " passed"
                + some(failed, "failed")
                + some(unknown, "unknown")
                + some(skipped, "skipped")
                + some(waived, "waived");
    }

    private static String some(int count, String word) {
        return count == 0 ? "" : ", " + count + " " + word;
    }
}
