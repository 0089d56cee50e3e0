package localcloud.service.sns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import localcloud.service.AwsError;
import localcloud.service.Ground;
import localcloud.service.delivery.Background;
import localcloud.service.delivery.Delivery;
import localcloud.service.delivery.Patience;
import localcloud.service.delivery.Sender;
import localcloud.service.projection.Answer;

/**
 * Takes a published message to the topic's subscribers that are queues or functions; to all others nothing is sent.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">Message delivery retries</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html">Dead-letter queues</a>
 */
final class Fanout {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** AWS tries a failing queue or function for 23 days; here it is an hour of the cloud's time. */
    private static final Duration OLDEST = Duration.ofHours(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Ground ground;
    private final FilterPolicies filters = new FilterPolicies();

    Fanout(Ground ground) {
        this.ground = ground;
    }

    /**
     * Starts one delivery for each subscriber.
     *
     * @param structured whether the message is JSON with a text for each protocol
     */
    void publish(Notification notification, boolean structured) {
        for (Subscription subscription : Subscriptions.all(ground.world())) {
            String protocol = subscription.properties().path("Protocol").asText();
            if (subscription.topicArn().equals(notification.topicArn())
                    && !subscription.pending()
                    && (protocol.equals("sqs") || protocol.equals("lambda"))
                    && filters.pass(subscription, notification)) {
                Notification mine = structured
                        ? notification.withMessage(forProtocol(notification.message(), protocol))
                        : notification;
                // One that is refused here is one too many of thousands; the topic keeps what was published.
                boolean started = ground.background().start(delivery(subscription, mine, protocol));
                if (!started) {
                    return;
                }
            }
        }
    }

    private Background.Task delivery(Subscription subscription, Notification notification, String protocol) {
        Sender sender = new Sender("sns.amazonaws.com", notification.topicArn());
        String region = ground.world().region();
        boolean raw = subscription.properties().path("RawMessageDelivery").asBoolean(false);
        String endpoint = subscription.properties().path("Endpoint").asText();
        Delivery delivery;
        if (protocol.equals("lambda")) {
            delivery = new Delivery(
                    sender, endpoint, notification.record(subscription, region).toString());
        } else if (raw) {
            delivery = new Delivery(sender, endpoint, notification.message(), notification.attributes());
        } else {
            delivery = new Delivery(
                    sender,
                    endpoint,
                    notification.envelope(subscription, region).toString());
        }
        return () -> deliver(delivery, subscription, notification);
    }

    private void deliver(Delivery delivery, Subscription subscription, Notification notification)
            throws InterruptedException {
        Patience patience = new Patience(ground.world(), OLDEST);
        for (int failures = 1; ; failures++) {
            try {
                ground.courier().deliver(delivery);
                return;
            } catch (AwsError e) {
                boolean passing = e.status() >= 500 || e.status() == 429;
                if (!passing || !patience.waits(Patience.doubling(failures, LONGEST_WAIT))) {
                    redrive(delivery, subscription, notification);
                    return;
                }
            }
        }
    }

    /** The letter is what the subscriber should have got; a function's is the envelope, as recorded. */
    private void redrive(Delivery failed, Subscription subscription, Notification notification)
            throws InterruptedException {
        String queue = deadLetterQueue(subscription.properties().path("RedrivePolicy"));
        if (queue.isEmpty()) {
            return;
        }
        boolean function = failed.service().equals("lambda");
        String body = function
                ? notification.envelope(subscription, ground.world().region()).toString()
                : failed.body();
        ObjectNode attributes = function ? Answer.empty() : failed.attributes();
        try {
            ground.courier().deliver(new Delivery(failed.from(), queue, body, attributes));
        } catch (AwsError e) {
            // The courier has recorded why; SNS has no further place for it.
            System.getLogger(Fanout.class.getName())
                    .log(System.Logger.Level.DEBUG, "a dead letter for " + queue + " is lost", e);
        }
    }

    private static String deadLetterQueue(JsonNode policy) {
        JsonNode object = policy;
        if (policy.isTextual()) {
            try {
                object = JSON.readTree(policy.asText());
            } catch (JsonProcessingException e) {
                return "";
            }
        }
        return object.path("deadLetterTargetArn").asText();
    }

    /** Refuses a structured message that is no JSON with a default, in the words of snapshots/sns.json test_message_structure_json_exc. */
    static void requireTexts(String message) throws AwsError {
        try {
            if (!JSON.readTree(message).path("default").isTextual()) {
                throw Topics.invalid("Message Structure - No default entry in JSON message body");
            }
        } catch (JsonProcessingException e) {
            throw Topics.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    /** Publish has checked that it is JSON with a default. */
    private static String forProtocol(String message, String protocol) {
        try {
            JsonNode texts = JSON.readTree(message);
            return texts.has(protocol)
                    ? texts.path(protocol).asText()
                    : texts.path("default").asText();
        } catch (JsonProcessingException e) {
            return message;
        }
    }
}
