package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import serin.observation.MessageFacts;
import serin.observation.Observation;
import serin.observation.QueueFacts;
import serin.observation.Queues;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS through the SDK. */
final class AwsQueues implements Queues {
    private static final String ARN = "QueueArn";

    /** The most that SQS hands out at once. */
    private static final int MOST_MESSAGES = 10;

    private final SqsClient client;
    private final AwsReader reader;
    private final SingleFlight<String, QueueFacts> queues = new SingleFlight<>(Operation.GET_QUEUE_ATTRIBUTES);

    AwsQueues(SqsClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<QueueFacts> queue(String queueUrl) {
        return queues.look(
                queueUrl,
                () -> reader.read(
                        Operation.GET_QUEUE_ATTRIBUTES,
                        "queue " + queueUrl,
                        limits -> client.getQueueAttributes(r -> r.queueUrl(queueUrl)
                                .attributeNames(QueueAttributeName.ALL)
                                .overrideConfiguration(limits)),
                        AwsQueues::facts));
    }

    @Override
    public Observation<List<MessageFacts>> receive(String queueUrl, Duration wait, Duration hidden) {
        return reader.read(
                Operation.RECEIVE_MESSAGE,
                "queue " + queueUrl,
                limits -> client.receiveMessage(r -> r.queueUrl(queueUrl)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                        .visibilityTimeout(Math.toIntExact(hidden.toSeconds()))
                        .overrideConfiguration(limits)),
                response -> response.messages().stream()
                        .map(message -> new MessageFacts(
                                required(message.receiptHandle(), "Messages.ReceiptHandle"),
                                required(message.body(), "Messages.Body")))
                        .toList());
    }

    @Override
    public Observation<MessageFacts> delete(String queueUrl, MessageFacts message) {
        return reader.read(
                Operation.DELETE_MESSAGE,
                "queue " + queueUrl,
                limits -> client.deleteMessage(r ->
                        r.queueUrl(queueUrl).receiptHandle(message.receipt()).overrideConfiguration(limits)),
                _ -> message);
    }

    private static QueueFacts facts(GetQueueAttributesResponse response) {
        var attributes = new HashMap<String, String>();
        response.attributesAsStrings()
                .forEach((name, value) -> attributes.put(name, required(value, "Attributes." + name)));
        return new QueueFacts(required(attributes.get(ARN), "Attributes." + ARN), attributes);
    }
}
