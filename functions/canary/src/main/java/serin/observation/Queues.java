package serin.observation;

import java.time.Duration;
import java.util.List;

/** SQS. */
public interface Queues {

    /** {@code sqs:GetQueueAttributes}, all attributes. */
    Observation<QueueFacts> queue(String queueUrl);

    /**
     * {@code sqs:ReceiveMessage}, at most ten messages. Each call receives anew.
     *
     * @param wait how long SQS waits for a message when there is none, at most 20 s
     * @param hidden how long others do not see what was received
     */
    Observation<List<MessageFacts>> receive(String queueUrl, Duration wait, Duration hidden);

    /** {@code sqs:DeleteMessage}; Present when the message is gone, whoever deleted it. */
    Observation<MessageFacts> delete(String queueUrl, MessageFacts message);
}
