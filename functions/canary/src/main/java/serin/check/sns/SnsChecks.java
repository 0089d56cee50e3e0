package serin.check.sns;

import java.util.List;
import serin.check.Check;
import serin.expectation.ExpectedTopic;
import serin.finding.FindingRef;
import serin.finding.Outcome;

/** Every check of SNS, in the order in which a report shows them. */
public final class SnsChecks {
    public static final List<Check<?>> ALL = List.of(
            new TopicExists(), new TopicPolicyDeclared(), new TopicEncryptionDeclared(), new TopicHasSubscriber());

    private SnsChecks() {}

    /** What a check on a topic that is gone leaves to the one that says so. */
    static Outcome gone(ExpectedTopic expected) {
        return Outcome.Skipped.because(
                new FindingRef(TopicExists.INFO.id(), expected.resource().logicalId()));
    }
}
