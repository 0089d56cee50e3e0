package serin.check.eventbridge;

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
import serin.observation.RuleFacts;
import serin.schedule.MalformedSchedule;
import serin.schedule.Schedule;

/** The live schedule fires at the declared times. */
final class RuleScheduleDeclared implements Check<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.schedule-expression",
            "has the declared schedule",
            Severity.CRITICAL,
            Set.of("events:ListRules"),
            Set.of("ScheduleExpression"),
            "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html",
            "Put the declared expression back, or change the template if the new schedule is meant.");

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
        return switch (expected.scheduleExpression()) {
            case Declared.Known<String>(var declared) ->
                LiveRule.judge(expected, context, (rule, evidence) -> compare(declared, rule, evidence));
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome compare(String declared, RuleFacts rule, Evidence evidence) {
        var live = rule.scheduleExpression();
        if (live.isEmpty()) {
            return new Outcome.Fail(declared, "no schedule", evidence);
        }
        return same(declared, live.get())
                ? new Outcome.Pass(live.get(), evidence)
                : new Outcome.Fail(declared, live.get(), evidence);
    }

    /** The same text, white space aside, or the same fire times: {@code MON-SAT} is {@code 2-7}. */
    private static boolean same(String declared, String live) {
        if (normal(declared).equals(normal(live))) {
            return true;
        }
        try {
            return Schedule.parse(declared).equals(Schedule.parse(live));
        } catch (MalformedSchedule e) {
            return false;
        }
    }

    private static String normal(String expression) {
        return expression.strip().replaceAll("\\s+", " ").replaceAll("(?<=\\() | (?=\\))", "");
    }
}
