package serin.check.eventbridge;

import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.TargetFacts;

/** What cannot be delivered at once is tried again as often and as long as declared. */
final class RuleTargetsRetry implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.retry-policy",
            "tries again as declared",
            Severity.MEDIUM,
            Set.of("events:ListTargetsByRule"),
            Set.of("Targets"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html",
            "Put the declared RetryPolicy back on the target.");

    /** What EventBridge does where a target does not say. */
    private static final int DEFAULT_ATTEMPTS = 185;

    private static final int DEFAULT_AGE_SECONDS = 86_400;

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedRule> about() {
        return ExpectedRule.class;
    }

    @Override
    public boolean appliesTo(ExpectedRule expected) {
        return !declaring(expected).isEmpty();
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return TargetByTarget.examine(expected, declaring(expected), context, RuleTargetsRetry::judge);
    }

    private static Outcome judge(ExpectedTarget target, TargetFacts live, Evidence evidence) {
        var attempts = live.retryAttempts().orElse(DEFAULT_ATTEMPTS);
        var age = live.eventAgeSeconds().orElse(DEFAULT_AGE_SECONDS);
        // What only one of the two declares is compared with the live other, so that it cannot differ.
        var wanted = target.retryAttempts()
                .orDefault(attempts)
                .flatMap(times -> target.eventAgeSeconds().orDefault(age).map(seconds -> show(times, seconds)));
        return switch (wanted) {
            case Declared.Known<String>(var text) ->
                text.equals(show(attempts, age))
                        ? new Outcome.Pass(text, evidence)
                        : new Outcome.Fail(
                                target.id() + ": " + text, target.id() + ": " + show(attempts, age), evidence);
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static List<ExpectedTarget> declaring(ExpectedRule expected) {
        return expected.targets().known().orElse(List.of()).stream()
                .filter(target -> !(target.retryAttempts() instanceof Declared.Omitted<Integer>)
                        || !(target.eventAgeSeconds() instanceof Declared.Omitted<Integer>))
                .toList();
    }

    private static String show(int attempts, int ageSeconds) {
        return attempts + " times within " + ageSeconds + " s";
    }
}
