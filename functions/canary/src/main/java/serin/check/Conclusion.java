package serin.check;

import java.util.List;
import serin.expectation.Expectation;
import serin.finding.Finding;
import serin.finding.Outcome;

/** A check on what a whole run came to: it reads nothing itself, and is concluded when everything else was examined. */
public interface Conclusion<E extends Expectation> extends Check<E> {

    /** What the findings of the run come to; those of other conclusions are not among them. */
    Outcome conclude(E expected, List<Finding> findings);

    @Override
    default Outcome examine(E expected, Context context) {
        return new Outcome.Skipped("it is concluded from the other findings of a run");
    }
}
