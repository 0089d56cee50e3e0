package serin.run;

import serin.finding.Finding;

/** Is told how far a run has come; called from many threads. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (finding, left) -> {};

    /**
     * One more is found.
     *
     * @param finding what was just found
     * @param left how many are still to come
     */
    void found(Finding finding, int left);
}
