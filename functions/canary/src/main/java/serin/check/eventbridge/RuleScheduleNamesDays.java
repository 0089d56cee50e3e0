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
import serin.schedule.Cron;
import serin.schedule.Rate;

/** The live schedule names its days of the week: AWS counts from SUN = 1, most people and linters do not. */
final class RuleScheduleNamesDays implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.schedule-named-days",
            "names its days of the week",
            Severity.LOW,
            Set.of("events:ListRules"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
            "Write SUN to SAT instead of 1 to 7.");

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
        return LiveRule.judgeSchedule(expected, context, RuleScheduleNamesDays::judge);
    }

    private static Outcome judge(LiveRule.LiveSchedule live, Evidence evidence) {
        var numeric = switch (live.schedule()) {
            case Cron cron -> cron.numericDayOfWeek();
            case Rate _ -> false;
        };
        return numeric
                ? new Outcome.Fail("days of the week by name, such as MON-SAT", live.expression(), evidence)
                : new Outcome.Pass(live.expression(), evidence);
    }
}
