package marketdata.item;

import java.util.Collection;
import marketdata.signal.Tallied;
import marketdata.signal.Tally;

/**
 * Part of the work was done and part could not be. It fails the invocation, so that the event is tried again; what was done is
 * done again then, to the same effect.
 */
public final class Incomplete extends RuntimeException implements Tallied {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final int done;
    private final int left;

    /**
     * Of work on things with names.
     *
     * @param done how many succeeded
     * @param lost the names of those that did not; the first ten are told
     */
    public Incomplete(int done, Collection<String> lost, String why) {
        super(done + " succeeded, " + lost.size() + " did not (" + why + "): "
                + String.join(", ", lost.stream().limit(SHOWN).toList())
                + (lost.size() > SHOWN ? ", …" : ""));
        this.done = done;
        this.left = lost.size();
    }

    @Override
    public Tally tally() {
        return new Tally(done, left, 0);
    }
}
