package serin.stackgate;

import java.util.Objects;
import serin.ledger.Answer;

/**
 * What CloudFormation is told.
 *
 * @param why for the stack's events, and the log
 * @param proof whether the answer rests on a verdict
 */
public record StackDecision(Answer answer, String why, Proof proof) {

    /** What an answer rests on. */
    public enum Proof {
        /** All is well, or something is wrong. */
        PROVEN,
        /** It could not be told, and that should have been; the update passes, and an alarm goes off. */
        UNPROVEN,
        /** Nothing was asked. */
        NOT_ASKED
    }

    public StackDecision {
        Objects.requireNonNull(answer, "answer is null");
        Objects.requireNonNull(why, "why is null");
        Objects.requireNonNull(proof, "proof is null");
    }

    static StackDecision notAsked(String why) {
        return new StackDecision(Answer.SUCCEEDED, why, Proof.NOT_ASKED);
    }

    static StackDecision unproven(String why) {
        return new StackDecision(Answer.SUCCEEDED, "nothing is proven: " + why, Proof.UNPROVEN);
    }
}
