package serin.check.eventbridge;

import java.util.List;
import serin.check.Check;

/** Every check of EventBridge, in the order in which a report shows them. */
public final class EventBridgeChecks {
    public static final List<Check<?>> ALL = List.of(
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

    private EventBridgeChecks() {}
}
