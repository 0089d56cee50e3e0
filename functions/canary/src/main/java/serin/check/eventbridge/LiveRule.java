package serin.check.eventbridge;

import java.util.List;
import java.util.function.BiFunction;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RuleFacts;
import serin.observation.TargetFacts;
import serin.schedule.MalformedSchedule;
import serin.schedule.Schedule;

/** How checks read the live rule: where it is absent they leave that to {@link RuleEnabled}. */
final class LiveRule {

    private LiveRule() {}

    /** The finding that says that the rule is gone. */
    static FindingRef existence(ExpectedRule expected) {
        return new FindingRef(RuleEnabled.INFO.id(), expected.resource().logicalId());
    }

    static Outcome judge(ExpectedRule expected, Context context, BiFunction<RuleFacts, Evidence, Outcome> judge) {
        return switch (context.cloud().rules().rule(expected.bus(), expected.name())) {
            case Observation.Present<RuleFacts>(var rule, var evidence) -> judge.apply(rule, evidence);
            case Observation.Absent<RuleFacts> _ -> Outcome.Skipped.because(existence(expected));
            case Observation.Unreadable<RuleFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    static Outcome judgeTargets(
            ExpectedRule expected, Context context, BiFunction<List<TargetFacts>, Evidence, Outcome> judge) {
        return switch (context.cloud().rules().targets(expected.bus(), expected.name())) {
            case Observation.Present<List<TargetFacts>>(var targets, var evidence) -> judge.apply(targets, evidence);
            case Observation.Absent<List<TargetFacts>> _ -> Outcome.Skipped.because(existence(expected));
            case Observation.Unreadable<List<TargetFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    /** Judges the live schedule; a rule that has none is left to {@link RuleScheduleDeclared}. */
    static Outcome judgeSchedule(
            ExpectedRule expected, Context context, BiFunction<LiveSchedule, Evidence, Outcome> judge) {
        return judge(expected, context, (rule, evidence) -> {
            if (rule.scheduleExpression().isEmpty()) {
                return Outcome.Skipped.because(new FindingRef(
                        RuleScheduleDeclared.INFO.id(), expected.resource().logicalId()));
            }
            var expression = rule.scheduleExpression().get();
            try {
                return judge.apply(new LiveSchedule(expression, Schedule.parse(expression)), evidence);
            } catch (MalformedSchedule e) {
                return new Outcome.Unknown("the live schedule is not understood: " + e.getMessage());
            }
        });
    }

    /** The live expression, as it is written and as it is read. */
    record LiveSchedule(String expression, Schedule schedule) {}
}
