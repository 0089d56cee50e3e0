package serin.check.observability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.NamedValues;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedLogGroup;
import serin.expectation.ExpectedSubscriptionFilter;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.SubscriptionFilterFacts;

/** What the template lets flow out of a log group flows: the declared filter is there, with its pattern and its destination. */
final class SubscriptionFilterDeclared implements Check<ExpectedSubscriptionFilter> {
    static final CheckInfo INFO = new CheckInfo(
            "logs.group.subscription",
            "hands its log group's events on as declared",
            Severity.MEDIUM,
            Set.of("logs:DescribeSubscriptionFilters"),
            Set.of("DestinationArn", "FilterPattern", "LogGroupName"),
            "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html",
            "Put the subscription filter again as declared (aws logs put-subscription-filter).");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedSubscriptionFilter> about() {
        return ExpectedSubscriptionFilter.class;
    }

    @Override
    public Outcome examine(ExpectedSubscriptionFilter expected, Context context) {
        return switch (expected.group()) {
            case Declared.Known<String>(var group) -> examine(expected, group, context);
            case Declared.Omitted<String>() -> Outcomes.unresolved("LogGroupName is not declared");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }

    private static Outcome examine(ExpectedSubscriptionFilter expected, String group, Context context) {
        return switch (context.cloud().logGroups().filters(group)) {
            case Observation.Present<List<SubscriptionFilterFacts>>(var filters, var evidence) ->
                filters.stream()
                        .filter(filter -> filter.name().equals(expected.name()))
                        .findFirst()
                        .map(live -> compare(expected, live, evidence))
                        .orElseGet(() ->
                                new Outcome.Fail("subscription filter " + expected.name(), "no such filter", evidence));
            case Observation.Absent<List<SubscriptionFilterFacts>>(var what, var evidence) ->
                context.stack()
                        .all(ExpectedLogGroup.class)
                        .filter(declared -> declared.resource().physicalId().isPresent())
                        .filter(declared -> declared.name().equals(group))
                        .findFirst()
                        .map(LiveLogGroup::gone)
                        .orElseGet(() -> new Outcome.Fail("log group " + group, what, evidence));
            case Observation.Unreadable<List<SubscriptionFilterFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome compare(ExpectedSubscriptionFilter wanted, SubscriptionFilterFacts live, Evidence evidence) {
        var declared = new LinkedHashMap<String, Declared<String>>();
        declared.put("DestinationArn", wanted.destination());
        declared.put("FilterPattern", wanted.pattern());
        return NamedValues.compare(
                declared, Map.of("DestinationArn", live.destination(), "FilterPattern", live.pattern()), evidence);
    }
}
