package serin.observation;

/** SQS. */
public interface Queues {

    /** {@code sqs:GetQueueAttributes}, all attributes. */
    Observation<QueueFacts> queue(String queueUrl);
}
