package serin.check.sqs;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedQueue;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Observation;
import serin.observation.QueueFacts;

/** The queue is there. */
final class QueueExists implements Check<ExpectedQueue> {
    static final CheckInfo INFO = new CheckInfo(
            "sqs.queue.exists",
            "exists",
            Severity.CRITICAL,
            Set.of("sqs:GetQueueAttributes"),
            Set.of("QueueName"),
            "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html",
            "Create the queue under its old name (SQS allows it 60 seconds after the deletion), then deploy the stack again.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedQueue> about() {
        return ExpectedQueue.class;
    }

    @Override
    public Outcome examine(ExpectedQueue expected, Context context) {
        return switch (context.cloud().queues().queue(expected.url())) {
            case Observation.Present<QueueFacts>(var queue, var evidence) -> new Outcome.Pass(queue.arn(), evidence);
            case Observation.Absent<QueueFacts>(var what, var evidence) ->
                new Outcome.Fail("queue " + expected.url(), what, evidence);
            case Observation.Unreadable<QueueFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
