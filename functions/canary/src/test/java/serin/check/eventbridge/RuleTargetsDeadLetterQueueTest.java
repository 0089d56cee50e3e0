package serin.check.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.finding.Outcome;

class RuleTargetsDeadLetterQueueTest {
    private static final RuleTargetsDeadLetterQueue CHECK = new RuleTargetsDeadLetterQueue();
    private static final String TARGETS = "targets default serin-dev-sync";

    @Test
    void passesWithTheDeclaredQueue() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.cloud()))
                .isEqualTo(new Outcome.Pass(Rules.QUEUE_ARN, Rules.READ));
    }

    @Test
    void failsWhenDropped() {
        var cloud = Rules.cloud().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.ALIAS)));
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: " + Rules.QUEUE_ARN, "SyncTarget: no dead-letter queue", Rules.READ));
    }

    @Test
    void failsWithAnotherQueue() {
        var cloud =
                Rules.cloud().present(TARGETS, List.of(Rules.target("SyncTarget", Rules.ALIAS, Rules.QUEUE_ARN + "x")));
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud))
                .isEqualTo(new Outcome.Fail(
                        "SyncTarget: " + Rules.QUEUE_ARN, "SyncTarget: " + Rules.QUEUE_ARN + "x", Rules.READ));
    }

    @Test
    void isSkippedWhenTheQueueIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.cloud().absent("queue " + Rules.QUEUE_URL)))
                .isEqualTo(Rules.because("sqs.queue.exists", "Undelivered"));
    }

    @Test
    void passesWithAQueueOfAnotherStack() {
        var stack = Rules.stack("\"AWS::SQS::Queue\"", "\"AWS::Test::Thing\"");
        assertThat(stack.examine(CHECK, "SyncDaily", Rules.cloud()))
                .isEqualTo(new Outcome.Pass(Rules.QUEUE_ARN, Rules.READ));
    }

    @Test
    void leavesARemovedTargetToTheTargets() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", Rules.cloud().present(TARGETS, List.of())))
                .isEqualTo(Rules.because("eventbridge.rule.targets", "SyncDaily"));
    }

    @Test
    void isSkippedWhenTheRuleIsGone() {
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(Rules.RULE_GONE));
    }

    @Test
    void isUnknownWhenTheQueueCannotBeRead() {
        var cloud = Rules.cloud().denied("queue " + Rules.QUEUE_URL, "sqs:GetQueueAttributes");
        assertThat(Rules.stack().examine(CHECK, "SyncDaily", cloud)).isEqualTo(Rules.denied("sqs:GetQueueAttributes"));
    }

    @Test
    void doesNotApplyWithoutADeclaredQueue() {
        assertThat(Rules.stack().applies(CHECK, "Needed")).isFalse();
    }
}
