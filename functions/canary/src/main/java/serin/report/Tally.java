package serin.report;

import java.util.List;
import serin.finding.Finding;
import serin.finding.Outcome;

/** How many findings there are of each outcome. */
record Tally(int passed, int failed, int unknown, int skipped, int waived) {

    static Tally of(List<Finding> findings) {
        var tally = new int[5];
        for (var finding : findings) {
            tally[
                    switch (finding.outcome()) {
                        case Outcome.Pass _ -> 0;
                        case Outcome.Fail _ -> 1;
                        case Outcome.Unknown _ -> 2;
                        case Outcome.Skipped _ -> 3;
                        case Outcome.Waived _ -> 4;
                    }]++;
        }
        return new Tally(tally[0], tally[1], tally[2], tally[3], tally[4]);
    }

    int all() {
        return passed + failed + unknown + skipped + waived;
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
