package serin.check.observability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedLogGroup;
import serin.expectation.ExpectedLogGroup.Subscription;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.SubscriptionFilterFacts;

/** What the template lets flow out of the log group flows: each declared filter is there, with its pattern and its destination. */
final class LogGroupSubscriptionsDeclared implements Check<ExpectedLogGroup> {
    static final CheckInfo INFO = new CheckInfo(
            "logs.group.subscription",
            "hands its events on as declared",
            Severity.MEDIUM,
            Set.of("logs:DescribeSubscriptionFilters"),
            Set.of("DestinationArn", "FilterPattern"),
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html",
            "Put the subscription filter again as declared (aws logs put-subscription-filter).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedLogGroup> about() {
        return ExpectedLogGroup.class;
    }

    @Override
    public boolean appliesTo(ExpectedLogGroup expected) {
        return !expected.subscriptions().isEmpty();
    }

    @Override
    public ResourceRef resource(ExpectedLogGroup expected) {
        return expected.subscriptions().isEmpty()
                ? expected.resource()
                : expected.subscriptions().getFirst().resource();
    }

    @Override
    public Outcome examine(ExpectedLogGroup expected, Context context) {
        return switch (context.cloud().logGroups().filters(expected.name())) {
            case Observation.Present<List<SubscriptionFilterFacts>>(var filters, var evidence) ->
                judge(expected.subscriptions(), filters, evidence);
            case Observation.Absent<List<SubscriptionFilterFacts>> _ -> LiveLogGroup.gone(expected);
            case Observation.Unreadable<List<SubscriptionFilterFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(
            List<Subscription> declared, List<SubscriptionFilterFacts> filters, Evidence evidence) {
        Optional<Outcome> unknown = Optional.empty();
        for (var wanted : declared) {
            var name = wanted.name().orElse("");
            var live = filters.stream()
                    .filter(filter -> filter.name().equals(name))
                    .findFirst();
            if (live.isEmpty()) {
                return new Outcome.Fail("subscription filter " + name, "no such filter", evidence);
            }
            var compared = compare(wanted, live.get(), evidence);
            if (compared instanceof Outcome.Fail) {
                return compared;
            }
            if (!(compared instanceof Outcome.Pass)) {
                unknown = Optional.of(compared);
            }
        }
        return unknown.orElseGet(() -> new Outcome.Pass(declared.size() + " filters as declared", evidence));
    }

    private static Outcome compare(Subscription wanted, SubscriptionFilterFacts live, Evidence evidence) {
        var declared = new LinkedHashMap<String, Declared<String>>();
        declared.put("DestinationArn", wanted.destination());
        declared.put("FilterPattern", wanted.pattern());
        return NamedValues.compare(
                declared, Map.of("DestinationArn", live.destination(), "FilterPattern", live.pattern()), evidence);
    }
}
