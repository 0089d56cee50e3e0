package serin.ledger;

import java.util.Objects;

/** What came of writing an entry down. */
public sealed interface Recorded {

    /** It is the row of its key now. */
    record Written() implements Recorded {}

    /**
     * The row that was there weighs as much or more, and stays: this is a repetition, or the better half of a race.
     *
     * @param there what the row says
     */
    record Kept(LedgerEntry there) implements Recorded {
        public Kept {
            Objects.requireNonNull(there, "there is null");
        }
    }

    /**
     * It is not known to be written. Nothing follows from it but that it is told.
     *
     * @param why one sentence, for the log and the report
     */
    record Lost(String why) implements Recorded {
        public Lost {
            Objects.requireNonNull(why, "why is null");
        }
    }

    /** There is no ledger beside this canary, so nothing is kept. */
    record NoLedgerHere() implements Recorded {}
}
