package serin.check.eventbridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.metrics.Heartbeat;
import serin.check.metrics.MetricQuestion;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedRule;
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
import serin.finding.Outcome;
import serin.observation.MetricQuery;
import serin.observation.MetricSeries;
import serin.observation.Observation;
import serin.observation.Observation.Unreadable;
import serin.schedule.ExpectedFire;

/**
 * Whether a scheduled rule has fired when the template says that it does.
 *
 * <p>CONFIRMED: the rule's metrics, or the heartbeat of a function that it delivers to, have a data point of that time. A heartbeat bears the
 * scheduled time itself. MISSED: there is none, CloudWatch has had the time to get it, all of these metrics could be read, and another rule
 * of the stack has a data point of that time, so that metrics did arrive. Else UNKNOWN.
 */
sealed interface FireReview {

    /**
     * What is concluded of each time of which something can be told.
     *
     * @param fires the earliest first
     * @param unreadable the reading that was not to be had, where there was one
     * @param since from when on the schedule is expected to be kept
     * @param nextDue when the next one can be told; empty when there is none
     */
    record Judged(
            List<Fire> fires, Optional<Unreadable<MetricSeries>> unreadable, Instant since, Optional<Instant> nextDue)
            implements FireReview {
        public Judged {
            fires = List.copyOf(fires);
        }
    }

    /** There is nothing to expect. */
    record NotJudged(Outcome outcome) implements FireReview {}

    static FireReview of(ExpectedRule rule, Context context) {
        return switch (DueTimes.of(rule, context)) {
            case DueTimes.Nothing(var outcome) -> new NotJudged(outcome);
            case DueTimes.Times(var times, var since) -> judge(rule, times, since, context);
        };
    }

    /** What there is to be asked for it. */
    static Stream<MetricQuestion> questions(ExpectedRule rule, Context context) {
        return switch (DueTimes.of(rule, context)) {
            case DueTimes.Nothing _ -> Stream.empty();
            case DueTimes.Times(var times, var _) ->
                times.times().stream().findFirst().map(first -> first.opens().minusSeconds(60)).stream()
                        .flatMap(from -> Stream.concat(
                                        signs(rule, context).stream(),
                                        // The witnesses: metrics of other rules.
                                        RuleMetric.others(rule, context).map(RuleMetric::invocations))
                                .map(query -> new MetricQuestion(query, from)));
        };
    }

    /** The metrics that show a fire. */
    private static List<MetricQuery> signs(ExpectedRule rule, Context context) {
        return Stream.concat(
                        Stream.of(RuleMetric.invocations(rule), RuleMetric.of(rule, "TriggeredRules")),
                        RuleCauses.targets(rule, context)
                                .filter(function -> !isAlsoScheduledByAnother(function, rule, context))
                                .map(Heartbeat::of))
                .toList();
    }

    /** Its heart would beat for the other rule too. */
    private static boolean isAlsoScheduledByAnother(ExpectedFunction function, ExpectedRule rule, Context context) {
        return RuleMetric.others(rule, context)
                .filter(other -> !(other.scheduleExpression() instanceof Declared.Omitted<String>))
                .flatMap(other -> RuleCauses.targets(other, context))
                .anyMatch(function::equals);
    }

    private static FireReview judge(ExpectedRule rule, ExpectedTimes times, Instant since, Context context) {
        var unreadable = Optional.<Unreadable<MetricSeries>>empty();
        var signs = new ArrayList<Sign>();
        for (var query : times.times().isEmpty() ? List.<MetricQuery>of() : signs(rule, context)) {
            switch (context.metrics().series(query, context)) {
                case Observation.Present<MetricSeries>(var series, var _) -> signs.add(new Sign(query, series));
                case Observation.Absent<MetricSeries> _ -> {}
                case Unreadable<MetricSeries> missing -> unreadable = Optional.of(missing);
            }
        }
        var fires = new ArrayList<Fire>();
        for (var time : times.times()) {
            conclude(rule, time, signs, unreadable, context).ifPresent(fires::add);
        }
        return new Judged(
                fires, unreadable, since, times.next().map(next -> next.closes().plus(ExpectedTimes.LAG)));
    }

    /** A metric that shows fires, and its data points. */
    record Sign(MetricQuery query, MetricSeries series) {
        boolean shows(ExpectedFire time) {
            return series.between(time.opens(), time.closes()).anyMatch(point -> point.value() > 0);
        }
    }

    /** Empty while it may still come. */
    private static Optional<Fire> conclude(
            ExpectedRule rule,
            ExpectedFire time,
            List<Sign> signs,
            Optional<Unreadable<MetricSeries>> unreadable,
            Context context) {
        var shown = signs.stream().filter(sign -> sign.shows(time)).findFirst();
        if (shown.isPresent()) {
            return Optional.of(fire(
                    rule, time, Conclusion.CONFIRMED, shown.get().query().name() + " has a data point of that time"));
        }
        if (!ExpectedTimes.isOver(time, context.now())) {
            return Optional.empty();
        }
        if (unreadable.isPresent()) {
            return Optional.of(fire(
                    rule,
                    time,
                    Conclusion.UNKNOWN,
                    unreadable.get().action() + ": " + unreadable.get().detail()));
        }
        return Optional.of(witness(rule, time, context)
                .map(other -> fire(
                        rule,
                        time,
                        Conclusion.MISSED,
                        "no invocation, no trigger and no heartbeat until " + time.closes()
                                + ", while there are data points of "
                                + other.resource().logicalId()))
                .orElseGet(() -> fire(
                        rule,
                        time,
                        Conclusion.UNKNOWN,
                        "no rule of the stack has a data point of that time, so it may be CloudWatch that has none")));
    }

    /** Another rule whose metrics of that time have arrived. */
    private static Optional<ExpectedRule> witness(ExpectedRule rule, ExpectedFire time, Context context) {
        return RuleMetric.others(rule, context)
                .filter(other -> context.metrics().series(RuleMetric.invocations(other), context)
                                instanceof Observation.Present<MetricSeries>(var series, var _)
                        && series.between(time.opens(), time.closes().plus(ExpectedTimes.LAG))
                                .findAny()
                                .isPresent())
                .findFirst();
    }

    private static Fire fire(ExpectedRule rule, ExpectedFire time, Conclusion conclusion, String why) {
        return new Fire(rule.resource().logicalId(), time.at(), conclusion, why);
    }
}
