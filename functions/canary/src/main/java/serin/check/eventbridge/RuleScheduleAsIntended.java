package serin.check.eventbridge;

import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.schedule.IntentReview;
import serin.schedule.MaintenanceWindow;
import serin.schedule.ScheduleIntent;

/** The live schedule does what it is meant to do: computed fire times against the declared days, hours and maintenance window. */
final class RuleScheduleAsIntended implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.schedule-intent",
            "fires when it is meant to",
            Severity.CRITICAL,
            Set.of("events:ListRules"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
            "Write the days by name in the schedule expression (AWS counts from SUN = 1), or mend Metadata.Serin where the intent has changed.");

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
        return !(expected.scheduleExpression() instanceof Declared.Omitted<String>)
                && !(expected.intent() instanceof Declared.Omitted<ScheduleIntent>
                        && expected.window() instanceof Declared.Omitted<MaintenanceWindow>);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return unknown(expected.intent())
                .or(() -> unknown(expected.window()))
                .orElseGet(() -> LiveRule.judgeSchedule(
                        expected, context, (live, evidence) -> review(expected, live, evidence, context)));
    }

    private static Outcome review(
            ExpectedRule expected, LiveRule.LiveSchedule live, Evidence evidence, Context context) {
        var review =
                new IntentReview(expected.intent().known(), expected.window().known());
        return switch (review.review(live.schedule(), context.now())) {
            case IntentReview.Result.Kept(var observed) ->
                new Outcome.Pass(live.expression() + " " + observed, evidence);
            case IntentReview.Result.Broken(var difference) ->
                new Outcome.Fail(review.expected(), live.expression() + " " + difference, evidence);
            case IntentReview.Result.Undecidable(var reason) -> new Outcome.Unknown(live.expression() + ": " + reason);
        };
    }

    private static <T> Optional<Outcome> unknown(Declared<T> declared) {
        return switch (declared) {
            case Declared.Known<T> _, Declared.Omitted<T> _ -> Optional.empty();
            case Declared.Secret<T>(var reason) -> Optional.of(Outcomes.unverified(reason));
            case Declared.Unresolved<T>(var reason) -> Optional.of(Outcomes.unresolved(reason));
        };
    }
}
