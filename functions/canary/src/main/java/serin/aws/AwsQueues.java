package serin.aws;

import static serin.aws.MalformedAnswer.required;

import java.util.HashMap;
import serin.observation.Observation;
import serin.observation.QueueFacts;
import serin.observation.Queues;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS through the SDK. */
final class AwsQueues implements Queues {
    private static final String ARN = "QueueArn";

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

    private static QueueFacts facts(GetQueueAttributesResponse response) {
        var attributes = new HashMap<String, String>();
        response.attributesAsStrings()
                .forEach((name, value) -> attributes.put(name, required(value, "Attributes." + name)));
        return new QueueFacts(required(attributes.get(ARN), "Attributes." + ARN), attributes);
    }
}
