package serin.ledger;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a hook, or the stack gate, answered, in CodeDeploy's words
 * (<a
 * href="https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html">PutLifecycleEventHookExecutionStatus</a>).
 */
public enum Answer {
    SUCCEEDED("Succeeded"),
    FAILED("Failed");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    /** The word that CodeDeploy takes. */
    public String word() {
        return word;
    }

    public static Optional<Answer> of(String word) {
        return Arrays.stream(values())
                .filter(answer -> answer.word.equals(word))
                .findFirst();
    }
}
