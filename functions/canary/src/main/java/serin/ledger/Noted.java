package serin.ledger;

import java.util.Objects;

/** What came of noting a deployment's event. */
public sealed interface Noted {

    /** It was not there before. */
    record First() implements Noted {}

    /** It is there already: this is a repetition. */
    record Again() implements Noted {}

    /**
     * It is not known whether it was there, so it must not be counted.
     *
     * @param why one sentence, for the log and the answer
     */
    record Lost(String why) implements Noted {
        public Lost {
            Objects.requireNonNull(why, "why is null");
        }
    }
}
