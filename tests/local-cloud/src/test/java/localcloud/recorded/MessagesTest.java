package localcloud.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import localcloud.service.AwsError;
import localcloud.service.sqs.SqsService;
import org.junit.jupiter.api.Test;

/** SQS's messages, as the developer guide describes them; codes, sums and wordings as recorded in sqs.json. */
class MessagesTest {
    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/111122223333/queue";
    private static final String DEAD = "https://sqs.eu-west-1.amazonaws.com/111122223333/dead";

    private final Scene scene = new Scene("eu-west-1", "111122223333");
    private final SqsService sqs = new SqsService(scene);

    @Test
    void receivesOnceUntilVisibleAgainThenMovesToTheDeadLetterQueue() throws AwsError {
        putQueues();
        call("SendMessage", QUEUE, object -> object.put("MessageBody", "hello"));
        JsonNode first = receive(QUEUE, 0).path("Messages").path(0);
        assertThat(first.path("Body").asText()).isEqualTo("hello");
        // md5 of "hello", by any md5sum
        assertThat(first.path("MD5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(receive(QUEUE, 30).path("Messages").size()).isEqualTo(1);
        assertThat(receive(QUEUE, 30)).isEmpty();
        assertThat(count(QUEUE, "ApproximateNumberOfMessagesNotVisible")).isEqualTo("1");
    }

    @Test
    void movesToTheDeadLetterQueueAfterMaxReceiveCount() throws AwsError {
        putQueues();
        call("SendMessage", QUEUE, object -> object.put("MessageBody", "poison"));
        receive(QUEUE, 0);
        receive(QUEUE, 0);
        assertThat(receive(QUEUE, 0)).isEmpty();
        assertThat(count(QUEUE, "ApproximateNumberOfMessages")).isEqualTo("0");
        assertThat(receive(DEAD, 0).path("Messages").path(0).path("Body").asText())
                .isEqualTo("poison");
    }

    @Test
    void deletesByReceiptAndPurgesOnceAMinute() throws AwsError {
        putQueues();
        call("SendMessage", QUEUE, object -> object.put("MessageBody", "a"));
        String receipt =
                receive(QUEUE, 0).path("Messages").path(0).path("ReceiptHandle").asText();
        call("DeleteMessage", QUEUE, object -> object.put("ReceiptHandle", receipt));
        assertThat(count(QUEUE, "ApproximateNumberOfMessages")).isEqualTo("0");
        call("PurgeQueue", QUEUE, object -> {});
        assertThat(refused("PurgeQueue", QUEUE, object -> {}))
                .isEqualTo("403 AWS.SimpleQueueService.PurgeQueueInProgress");
    }

    /** Sums as recorded: test_receive_message_attribute_names_filters. */
    @Test
    void sumsUpAttributes() throws AwsError {
        putQueues();
        JsonNode sent = call("SendMessage", QUEUE, object -> {
            object.put("MessageBody", "msg");
            object.putObject("MessageAttributes")
                    .putObject("Foo")
                    .put("DataType", "String")
                    .put("StringValue", "Bar");
        });
        assertThat(sent.path("MD5OfMessageBody").asText()).isEqualTo("6e2baaf3b97dbeef01c0043275f9a0e7");
        assertThat(sent.path("MD5OfMessageAttributes").asText()).isEqualTo("ae7155c6026991b6d54b11589678bf9c");
    }

    @Test
    void refusesAsRecorded() {
        putQueues();
        assertThat(refused("SendMessage", QUEUE.replace("queue", "absent"), object -> {}))
                .isEqualTo("400 AWS.SimpleQueueService.NonExistentQueue");
        assertThat(refused("SendMessage", QUEUE, object -> {})).isEqualTo("400 MissingParameter");
        assertThat(refused("ReceiveMessage", QUEUE, object -> object.put("WaitTimeSeconds", 21)))
                .isEqualTo("400 InvalidParameterValue");
        assertThat(refused("ReceiveMessage", QUEUE, object -> object.put("MaxNumberOfMessages", 11)))
                .isEqualTo("400 InvalidParameterValue");
        assertThat(refused(
                        "GetQueueAttributes",
                        QUEUE,
                        object -> object.putArray("AttributeNames").add("Nonsense")))
                .isEqualTo("400 InvalidAttributeName");
        assertThat(refused("ReceiveMessage", QUEUE, object -> object.putObject("WaitTimeSeconds")))
                .isEqualTo("400 InvalidParameterValue");
    }

    /** Fills in an input. */
    private interface Filling {
        void in(ObjectNode input);
    }

    private void putQueues() {
        ObjectNode properties = Scene.object();
        properties
                .putObject("RedrivePolicy")
                .put("deadLetterTargetArn", "arn:aws:sqs:eu-west-1:111122223333:dead")
                .put("maxReceiveCount", 2);
        scene.put("AWS::SQS::Queue", QUEUE, properties, Scene.object());
        scene.put("AWS::SQS::Queue", DEAD, Scene.object(), Scene.object());
    }

    private JsonNode receive(String queue, int visibility) throws AwsError {
        return call("ReceiveMessage", queue, object -> object.put("VisibilityTimeout", visibility));
    }

    private String count(String queue, String attribute) throws AwsError {
        return call(
                        "GetQueueAttributes",
                        queue,
                        object -> object.putArray("AttributeNames").add("All"))
                .path("Attributes")
                .path(attribute)
                .asText();
    }

    private JsonNode call(String operation, String queue, Filling filling) throws AwsError {
        ObjectNode input = Scene.object().put("QueueUrl", queue);
        filling.in(input);
        return Calls.call(sqs, operation, input);
    }

    private String refused(String operation, String queue, Filling filling) {
        AwsError error = catchThrowableOfType(AwsError.class, () -> call(operation, queue, filling));
        return error.status() + " " + error.code();
    }
}
