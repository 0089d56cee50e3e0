package serin.check.eventbridge;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.metrics.Changed;
import serin.check.metrics.NothingCounted;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.Outcome;
import serin.schedule.MalformedSchedule;
import serin.schedule.Schedule;

/**
 * When a rule was to fire, by the template, since CloudFormation last changed it. Not by the live schedule: of a change by hand nobody knows
 * when it was made, so that it would make fires due that never were.
 */
sealed interface DueTimes {
    /**
     * "After you create or update a rule, allow a short period of time for changes to take effect."
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html">PutRule</a>
     */
    Duration SETTLES = Duration.ofMinutes(5);

    /** There is nothing to expect. */
    record Nothing(Outcome outcome) implements DueTimes {
        public Nothing {
            Objects.requireNonNull(outcome, "outcome is null");
        }
    }

    /**
     * The times to judge.
     *
     * @param since from when on the schedule is expected to be kept
     */
    record Times(ExpectedTimes times, Instant since) implements DueTimes {
        public Times {
            Objects.requireNonNull(times, "times is null");
            Objects.requireNonNull(since, "since is null");
        }
    }

    static DueTimes of(ExpectedRule rule, Context context) {
        return switch (rule.scheduleExpression()) {
            case Declared.Known<String>(var expression) -> of(rule, expression, context);
            case Declared.Omitted<String>() -> new Nothing(new Outcome.Skipped("the rule has no schedule"));
            case Declared.Secret<String>(var reason) -> new Nothing(Outcomes.unverified(reason));
            case Declared.Unresolved<String>(var reason) -> new Nothing(Outcomes.unresolved(reason));
        };
    }

    private static DueTimes of(ExpectedRule rule, String expression, Context context) {
        if (rule.state().equals(new Declared.Known<>("DISABLED"))) {
            return new Nothing(new Outcome.Skipped("the template disables the rule"));
        }
        Schedule schedule;
        try {
            schedule = Schedule.parse(expression);
        } catch (MalformedSchedule e) {
            return new Nothing(new Outcome.Unknown("the declared schedule is not understood: " + e.getMessage()));
        }
        return Changed.at(rule.resource(), context)
                .map(changed -> changed.plus(SETTLES))
                .<DueTimes>map(since -> new Times(
                        ExpectedTimes.of(schedule, since, NothingCounted.window(context), context.now()), since))
                .orElseGet(() ->
                        new Nothing(new Outcome.Unknown("CloudFormation does not say when the rule was last changed")));
    }
}
