package serin.check.eventbridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.metrics.MeteredCheck;
import serin.check.metrics.MetricQuestion;
import serin.expectation.Declared;
import serin.expectation.ExpectedRule;
import serin.finding.CheckInfo;
import serin.finding.Fire;
import serin.finding.Fire.Conclusion;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.RuleFacts;

/** The schedule has fired, once at least, at each time at which the template says that it does. */
final class RuleFired implements MeteredCheck<ExpectedRule> {
    static final CheckInfo INFO = new CheckInfo(
            "eventbridge.rule.fired",
            "has fired when it was due",
            Severity.CRITICAL,
            Set.of(READS, "events:ListRules"),
            Set.of(),
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html",
            "Find out what kept the rule from firing, and do by hand what it should have caused.");

    private static final Evidence EVIDENCE = Evidence.of(READS);

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
    public Stream<MetricQuestion> questions(ExpectedRule expected, Context context) {
        return FireReview.questions(expected, context);
    }

    @Override
    public Outcome examine(ExpectedRule expected, Context context) {
        return switch (FireReview.of(expected, context)) {
            case FireReview.NotJudged(var outcome) -> outcome;
            case FireReview.Judged judged -> {
                var missed = of(Conclusion.MISSED, judged.fires());
                var unknown = of(Conclusion.UNKNOWN, judged.fires());
                if (!missed.isEmpty()) {
                    yield missed(expected, missed, judged.fires().size(), context);
                }
                if (!unknown.isEmpty()) {
                    yield unknown(unknown.getLast(), judged);
                }
                yield judged.fires().isEmpty() ? notDue(judged) : confirmed(judged.fires());
            }
        };
    }

    private static Outcome missed(ExpectedRule expected, List<Fire> missed, int all, Context context) {
        if (context.cloud().rules().rule(expected.bus(), expected.name()) instanceof Observation.Absent<RuleFacts> _) {
            return Outcome.Skipped.because(LiveRule.existence(expected));
        }
        var last = missed.getLast();
        return new Outcome.Fail(
                "a fire at " + last.at() + more(missed.size()),
                missed.size() + " of " + all + " MISSED: " + last.why(),
                EVIDENCE,
                RuleCauses.ofNotFiring(expected, context));
    }

    private static Outcome unknown(Fire last, FireReview.Judged judged) {
        return judged.unreadable()
                .map(Outcomes::unknown)
                .orElseGet(() -> new Outcome.Unknown("whether it fired at " + last.at() + ": " + last.why()));
    }

    private static Outcome confirmed(List<Fire> fires) {
        var last = fires.getLast();
        return new Outcome.Pass("CONFIRMED at " + last.at() + more(fires.size()) + ": " + last.why(), EVIDENCE);
    }

    private static Outcome notDue(FireReview.Judged judged) {
        Optional<Instant> due = judged.nextDue();
        return new Outcome.Skipped(
                "none of its times since " + judged.since() + ", when its last change had settled, is over yet",
                Optional.empty(),
                due);
    }

    private static String more(int number) {
        return number > 1 ? ", and at " + (number - 1) + " before it" : "";
    }

    private static List<Fire> of(Conclusion conclusion, List<Fire> fires) {
        return fires.stream().filter(fire -> fire.conclusion() == conclusion).toList();
    }
}
