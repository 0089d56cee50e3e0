package serin.observation;

/**
 * How CodeDeploy took the answer of a hook.
 *
 * @param alreadyCompleted this execution had been answered before, or had ended; the answer changed nothing
 */
public record HookAnswerFacts(boolean alreadyCompleted) {}
