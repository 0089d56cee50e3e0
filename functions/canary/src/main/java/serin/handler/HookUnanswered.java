package serin.handler;

import serin.text.Line;

/** CodeDeploy waits for an answer that the canary could not give: the invocation fails, so that its OnFailure destination can act. */
final class HookUnanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HookUnanswered(String line) {
        super(Line.of(line), null, false, false);
    }
}
