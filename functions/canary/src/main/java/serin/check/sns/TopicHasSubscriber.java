package serin.check.sns;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedTopic;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackResourceFacts;
import serin.observation.SubscriptionFacts;

/**
 * Somebody gets what the topic is told: at least one subscription is confirmed, where the template declares any.
 *
 * <p>A subscription that awaits its confirmation is not yet due in its first 48 hours; after them SNS deletes it. SNS does not say
 * when it was made, so CloudFormation's row of the resource that subscribes does; where that has no time either nobody can tell, and
 * the check is Unknown.
 */
final class TopicHasSubscriber implements Check<ExpectedTopic> {
    static final CheckInfo INFO = new CheckInfo(
            "sns.topic.subscriptions",
            "has a confirmed subscription",
            Severity.HIGH,
            Set.of("sns:ListSubscriptionsByTopic", "cloudformation:ListStackResources"),
            Set.of("TopicArn", "Protocol", "Endpoint", "Subscription"),
            "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html",
            "Confirm the subscription by the link that SNS has sent; where SNS has deleted it, replace it by deploying it under another logical id.");

    private static final Duration TIME_TO_CONFIRM = Duration.ofDays(2);
    private static final String EXPECTED = "at least one confirmed subscription";

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTopic> about() {
        return ExpectedTopic.class;
    }

    @Override
    public boolean appliesTo(ExpectedTopic expected) {
        return !expected.subscribers().isEmpty();
    }

    @Override
    public ResourceRef resource(ExpectedTopic expected) {
        return expected.subscribers().isEmpty()
                ? expected.resource()
                : expected.subscribers().getFirst();
    }

    @Override
    public Outcome examine(ExpectedTopic expected, Context context) {
        return switch (context.cloud().topics().subscriptions(expected.arn())) {
            case Observation.Present<List<SubscriptionFacts>>(var subscriptions, var evidence) ->
                judge(expected, subscriptions, evidence, context);
            case Observation.Absent<List<SubscriptionFacts>> _ -> SnsChecks.gone(expected);
            case Observation.Unreadable<List<SubscriptionFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(
            ExpectedTopic expected, List<SubscriptionFacts> subscriptions, Evidence evidence, Context context) {
        var confirmed =
                subscriptions.stream().filter(SubscriptionFacts::isConfirmed).count();
        if (confirmed > 0) {
            return new Outcome.Pass(confirmed + " confirmed", evidence);
        }
        return subscriptions.stream().anyMatch(SubscriptionFacts::isPending)
                ? pending(expected, evidence, context)
                : new Outcome.Fail(EXPECTED, "no subscription", evidence);
    }

    private static Outcome pending(ExpectedTopic expected, Evidence evidence, Context context) {
        var subscribers =
                expected.subscribers().stream().map(ResourceRef::logicalId).collect(Collectors.toUnmodifiableSet());
        return switch (context.cloud()
                .stacks()
                .resources(context.stack().resource().logicalId())) {
            case Observation.Present<List<StackResourceFacts>>(var rows, var _) ->
                rows.stream()
                        .filter(row -> subscribers.contains(row.logicalId()))
                        .flatMap(row -> row.updatedAt().stream())
                        .max(Instant::compareTo)
                        .map(made -> pending(made.plus(TIME_TO_CONFIRM), evidence, context))
                        .orElseGet(() -> new Outcome.Unknown(
                                "the subscription awaits its confirmation, and nothing says since when"));
            case Observation.Absent<List<StackResourceFacts>>(var what, var _) -> new Outcome.Unknown(what);
            case Observation.Unreadable<List<StackResourceFacts>> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome pending(Instant due, Evidence evidence, Context context) {
        return context.now().isBefore(due)
                ? new Outcome.Skipped("the subscription awaits its confirmation", Optional.empty(), Optional.of(due))
                : new Outcome.Fail(EXPECTED, "not confirmed within 48 hours", evidence);
    }
}
