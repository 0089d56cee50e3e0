package serin.check.eventbridge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.check.Check;
import serin.check.Context;
import serin.check.FailedFinding;
import serin.expectation.ExpectedRule;
import serin.finding.FindingRef;
import serin.finding.Fire;

/** Every check of EventBridge, in the order in which a report shows them. */
public final class EventBridgeChecks {
    /** The id of the check on scheduled rules that should have fired. */
    public static final String FIRED = RuleFired.INFO.id();

    public static final List<Check<?>> ALL = Stream.<List<? extends Check<?>>>of(
                    checks(), List.of(new RuleFired()), RuleSums.ALL)
            .<Check<?>>flatMap(List::stream)
            .toList();

    private EventBridgeChecks() {}

    /** What is concluded of each scheduled time of each rule that is due; after the check has looked, it costs no call. */
    public static List<Fire> fires(Context context) {
        return context.stack()
                .all(ExpectedRule.class)
                .filter(rule -> rule.resource().physicalId().isPresent())
                .filter(new RuleFired()::appliesTo)
                .flatMap(rule -> switch (FireReview.of(rule, context)) {
                    case FireReview.Judged judged -> judged.fires().stream();
                    case FireReview.NotJudged _ -> Stream.empty();
                })
                .toList();
    }

    /** The finding that says that a rule does not deliver, or why it does not; empty when there is none. */
    public static Optional<FindingRef> notDelivering(ExpectedRule rule, Context context) {
        return RuleCauses.ofNotDelivering(rule, context)
                .or(() -> FailedFinding.first(RuleSums.UNDELIVERED::contains, rule.resource(), context));
    }

    private static List<Check<?>> checks() {
        return List.of(
                new BusExists(),
                new BusPolicyDeclared(),
                new RuleEnabled(),
                new RuleScheduleDeclared(),
                new RuleScheduleAsIntended(),
                new RuleScheduleAlive(),
                new RuleScheduleNamesDays(),
                new RulePatternDeclared(),
                new RulePatternAccepts(),
                new RulePatternRejects(),
                new RuleTargetsDeclared(),
                new RuleTargetsAlias(),
                new RuleTargetsPermitted(),
                new RuleTargetsInput(),
                new RuleTargetsRetry(),
                new RuleTargetsDeadLetterQueue(),
                new RuleUnexpected(),
                new RoundTripAcknowledged());
    }
}
