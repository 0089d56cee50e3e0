package serin.gate;

import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.finding.Verdict;
import serin.ledger.Answer;

/**
 * What a verdict makes of a deployment.
 *
 * <p>Unhealthy: Failed. Inconclusive: before traffic Failed when something critical is unknown or nothing was examined, for nothing
 * is lost yet; after traffic Succeeded, for an unanswered question is no reason to take a version away that passed before. Healthy:
 * Succeeded.
 */
final class HookPolicy {
    private HookPolicy() {}

    static Answer answer(Verdict verdict, Moment moment) {
        return switch (verdict) {
            case Verdict.Healthy() -> Answer.SUCCEEDED;
            case Verdict.Unhealthy _ -> Answer.FAILED;
            case Verdict.Inconclusive inconclusive ->
                switch (moment) {
                    case BEFORE -> mayPass(inconclusive) ? Answer.SUCCEEDED : Answer.FAILED;
                    case AFTER -> Answer.SUCCEEDED;
                };
        };
    }

    /** What the answer comes to under a mode. */
    static Answer under(HookMode mode, Answer answer) {
        return switch (mode) {
            case ENFORCE -> answer;
            case WARN, OFF -> Answer.SUCCEEDED;
        };
    }

    private static boolean mayPass(Verdict.Inconclusive inconclusive) {
        return !inconclusive.unknowns().isEmpty()
                && inconclusive.unknowns().stream().noneMatch(HookPolicy::isCritical);
    }

    private static boolean isCritical(Finding finding) {
        return finding.check().severity() == Severity.CRITICAL && finding.outcome() instanceof Outcome.Unknown;
    }
}
