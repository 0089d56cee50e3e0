package serin.gate;

import serin.ledger.Answer;

/** What a hook has come to. */
public sealed interface Conclusion {

    /** The execution gets this answer. */
    record Answered(Answer answer, String why) implements Conclusion {}

    /** The execution gets no answer from this run: it is not the canary's, nothing waits for it, or it has one. */
    record LeftAlone(String why) implements Conclusion {}
}
