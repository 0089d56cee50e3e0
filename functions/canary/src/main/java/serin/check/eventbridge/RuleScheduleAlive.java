package serin.check.eventbridge;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;

/** The live schedule will fire again. */
final class RuleScheduleAlive implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.schedule-alive",
            "will fire again",
            Severity.HIGH,
            Set.of("events:ListRules"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
            "Give the schedule a date that is still to come, or delete the rule.");

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
        return !(expected.scheduleExpression() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return LiveRule.judgeSchedule(expected, context, (live, evidence) -> judge(live, evidence, context));
    }

    private static Outcome judge(LiveRule.LiveSchedule live, Evidence evidence, Context context) {
        return live.schedule()
                .next(context.now())
                .<Outcome>map(next -> new Outcome.Pass(live.expression() + " fires next by " + next, evidence))
                .orElseGet(() -> new Outcome.Fail(
                        "a next fire", live.expression() + " never fires after " + context.now(), evidence));
    }
}
