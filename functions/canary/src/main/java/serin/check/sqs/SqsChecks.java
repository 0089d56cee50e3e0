package serin.check.sqs;

import java.util.List;
import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.PropertyCheck;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.finding.Severity;

/** Every check of SQS, in the order in which a report shows them. */
public final class SqsChecks {
    /** The id of the check that fails when a queue is gone. */
    public static final String EXISTS = QueueExists.INFO.id();

    /** The id of the check that fails when a queue lets in others than declared. */
    public static final String POLICY = QueuePolicyDeclared.INFO.id();

    static final String RETENTION = "sqs.queue.retention";

    public static final List<Check<?>> ALL = List.of(
            new QueueExists(),
            new QueuePolicyDeclared(),
            new QueueEncryptionDeclared(),
            new PropertyCheck<>(
                    new CheckInfo(
                            RETENTION,
                            "keeps messages as long as declared",
                            Severity.MEDIUM,
                            Set.of("sqs:GetQueueAttributes"),
                            Set.of("MessageRetentionPeriod"),
                            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
                            "Set the queue's MessageRetentionPeriod attribute as declared."),
                    ExpectedQueue.class,
                    ExpectedQueue::retentionSeconds,
                    (queue, context) -> context.cloud().queues().queue(queue.url()),
                    queue -> queue.number("MessageRetentionPeriod").orElse(0),
                    Integer::equals,
                    seconds -> seconds + " s",
                    EXISTS),
            new QueueRedriveDeclared(),
            new DeadLettersEmpty());

    private SqsChecks() {}

    /** What a check on a queue that is gone leaves to the one that says so. */
    static Outcome gone(ExpectedQueue expected) {
        return Outcome.Skipped.because(
                new FindingRef(EXISTS, expected.resource().logicalId()));
    }

    /** What the queue's policy finding is, for a check that wants to know why a queue cannot be used. */
    public static Outcome policy(ExpectedQueue queue, Context context) {
        return new QueuePolicyDeclared().examine(queue, context);
    }
}
