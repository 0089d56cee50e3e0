package serin.check.sqs;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.PolicyComparison;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.QueueFacts;
import serin.policy.PolicyDocument;
import serin.policy.Statement;

/**
 * The queue's policy is the declared one, and lets nobody in where none is declared. The finding names the queue policy: that is the
 * resource that differs.
 */
final class QueuePolicyDeclared implements Check<ExpectedQueue> {
    static final CheckInfo INFO = new CheckInfo(
            "sqs.queue.policy",
            "has the declared policy",
            Severity.CRITICAL,
            Set.of("sqs:GetQueueAttributes"),
            Set.of("PolicyDocument", "Queues"),
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-creating-custom-policies.html",
            "Set the queue's Policy attribute to the declared document, or change the template if the new one is meant.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedQueue> about() {
        return ExpectedQueue.class;
    }

    @Override
    public ResourceRef resource(ExpectedQueue expected) {
        return expected.policies().isEmpty()
                ? expected.resource()
                : expected.policies().getFirst().resource();
    }

    @Override
    public Outcome examine(ExpectedQueue expected, Context context) {
        return switch (context.cloud().queues().queue(expected.url())) {
            case Observation.Present<QueueFacts>(var queue, var evidence) -> judge(expected, queue, evidence);
            case Observation.Absent<QueueFacts> _ ->
                Outcome.Skipped.because(new FindingRef(
                        QueueExists.INFO.id(), expected.resource().logicalId()));
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedQueue expected, QueueFacts queue, Evidence evidence) {
        return queue.policy()
                .map(policy -> PolicyComparison.parsed(policy, live -> judge(expected, live, evidence)))
                .orElseGet(() -> judge(expected, PolicyDocument.EMPTY, evidence));
    }

    private static Outcome judge(ExpectedQueue expected, PolicyDocument live, Evidence evidence) {
        return expected.policies().isEmpty()
                ? undeclared(live, evidence)
                : PolicyComparison.anyOf(expected.policies(), live, evidence);
    }

    /** An absent or empty policy is as good as none, and one that only denies lets nobody in. */
    private static Outcome undeclared(PolicyDocument live, Evidence evidence) {
        var grants = live.statements().stream().filter(Statement::allows).toList();
        return grants.isEmpty()
                ? new Outcome.Pass("nobody is let in", evidence)
                : new Outcome.Fail("no policy", PolicyDocument.EMPTY.to(live).actual(), evidence);
    }
}
