package serin.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What a row of the ledger is about. */
public enum Kind {
    /** A whole stack was validated. */
    STACK_RUN("stack-run"),
    /** CodeDeploy asked about one new version of one function. */
    HOOK("hook"),
    /** CloudFormation asked about a whole stack at the end of an update. */
    STACK_GATE("stack-gate"),
    /** A time at which a schedule was to fire. */
    FIRE("fire");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word that the row uses. */
    public String word() {
        return word;
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
