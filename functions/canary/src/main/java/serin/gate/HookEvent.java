package serin.gate;

import java.util.regex.Pattern;

/**
 * What CodeDeploy sends to a hook: which execution waits for an answer, and nothing of what it is about
 * (<a
 * href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html#reference-appspec-file-structure-hooks-section-structure-lambda-sample-function">AppSpec
 * hooks</a>).
 */
public record HookEvent(String deploymentId, String executionId) {
    private static final Pattern DEPLOYMENT = Pattern.compile("d-[A-Za-z0-9]{1,32}");

    /** An opaque text; printable ASCII, since it travels in JSON and stands in a key of the ledger. */
    private static final Pattern EXECUTION = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    /** @throws IllegalArgumentException when an id cannot be one, with one line that does not repeat it */
    public HookEvent {
        if (!DEPLOYMENT.matcher(deploymentId).matches()) {
            throw new IllegalArgumentException("DeploymentId must be 'd-' and letters and digits");
        }
        if (!EXECUTION.matcher(executionId).matches()) {
            throw new IllegalArgumentException("LifecycleEventHookExecutionId must be 1 to 4,096 printable characters");
        }
    }
}
