package serin.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The key of a row. It follows from the event alone, so that a repetition of the event finds the row of the first.
 *
 * @param stack the stack's name; for a fire {@link #firesOf}
 * @param deploymentId for a hook: the deployment that it belongs to
 * @param executionId a hook's LifecycleEventHookExecutionId; for a run the id of the event, or of the request; for the
 *     stack gate CloudFormation's RequestId; for a fire the rule and the time
 */
public record LedgerKey(String stack, Optional<String> deploymentId, String executionId) {
    public LedgerKey {
        if (stack.isBlank()) {
            throw new IllegalArgumentException("stack must not be blank");
        }
        Objects.requireNonNull(deploymentId, "deploymentId is null");
        if (executionId.isBlank()) {
            throw new IllegalArgumentException("executionId must not be blank");
        }
    }

    /**
     * The key of a stack run.
     *
     * @param stack the stack's name or ARN
     */
    public static LedgerKey ofRun(String stack, String executionId) {
        return new LedgerKey(name(stack), Optional.empty(), executionId);
    }

    /**
     * The key of a hook.
     *
     * @param stack the canary's own stack, by name or ARN
     */
    public static LedgerKey ofHook(String stack, String deploymentId, String executionId) {
        return new LedgerKey(name(stack), Optional.of(deploymentId), executionId);
    }

    /**
     * The key of a time at which a rule was to fire, whichever run has looked. These are not among the rows of runs, of which there are
     * far fewer: {@link #firesOf}.
     *
     * @param stack the stack's name or ARN
     * @param rule the logical id of the rule
     */
    public static LedgerKey ofFire(String stack, String rule, Instant at) {
        return new LedgerKey(firesOf(stack), Optional.empty(), rule + " " + at);
    }

    /**
     * What the fires of a stack are kept under, in the place of its name; a stack's name has no slash.
     *
     * @param stack the stack's name or ARN
     */
    public static String firesOf(String stack) {
        return name(stack) + "/fire";
    }

    /** The stack's name, from its name or its ARN ({@code arn:…:stack/NAME/ID}). */
    public static String name(String stack) {
        var slash = stack.startsWith("arn:") ? stack.indexOf(":stack/") : -1;
        if (slash < 0) {
            return stack;
        }
        var name = stack.substring(slash + ":stack/".length());
        var end = name.indexOf('/');
        return end < 0 ? name : name.substring(0, end);
    }
}
