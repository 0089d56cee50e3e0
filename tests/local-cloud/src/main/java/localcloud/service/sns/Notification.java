package localcloud.service.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import localcloud.service.projection.Answer;

/**
 * A published message as its subscribers get it, member by member as recorded (recorded-answers/snapshots/sns.json). The signature is
 * not one: there is no certificate here to verify it with.
 *
 * @param subject empty when there is none
 * @param attributes as Publish takes them, {@code {"name": {"DataType", "StringValue"}}}
 */
record Notification(
        String topicArn, String messageId, String subject, String message, ObjectNode attributes, Instant at) {
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final String NO_SIGNATURE = "bm90IHNpZ25lZA==";

    Notification withMessage(String other) {
        return new Notification(topicArn, messageId, subject, other, attributes, at);
    }

    /** The envelope in a queue. */
    ObjectNode envelope(Subscription subscription, String region) {
        ObjectNode envelope = Answer.empty()
                .put("Type", "Notification")
                .put("MessageId", messageId)
                .put("TopicArn", topicArn);
        if (!subject.isEmpty()) {
            envelope.put("Subject", subject);
        }
        envelope.put("Message", message)
                .put("Timestamp", MILLIS.format(at))
                .put("SignatureVersion", "1")
                .put("Signature", NO_SIGNATURE)
                .put("SigningCertURL", endpoint(region) + "SimpleNotificationService-0.pem")
                .put("UnsubscribeURL", unsubscribe(subscription, region));
        if (!attributes.isEmpty()) {
            envelope.set("MessageAttributes", shownAttributes());
        }
        return envelope;
    }

    /** The event of a function. */
    ObjectNode record(Subscription subscription, String region) {
        ObjectNode event = Answer.empty();
        ObjectNode record = event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn());
        ObjectNode sns = record.putObject("Sns")
                .put("Type", "Notification")
                .put("MessageId", messageId)
                .put("TopicArn", topicArn);
        if (subject.isEmpty()) {
            sns.putNull("Subject");
        } else {
            sns.put("Subject", subject);
        }
        sns.put("Message", message)
                .put("Timestamp", MILLIS.format(at))
                .put("SignatureVersion", "1")
                .put("Signature", NO_SIGNATURE)
                .put("SigningCertUrl", endpoint(region) + "SimpleNotificationService-0.pem")
                .put("UnsubscribeUrl", unsubscribe(subscription, region))
                .set("MessageAttributes", shownAttributes());
        return event;
    }

    private ObjectNode shownAttributes() {
        ObjectNode shown = Answer.empty();
        attributes.properties().forEach(attribute -> {
            JsonNode value = attribute.getValue();
            String type = value.path("DataType").asText();
            shown.putObject(attribute.getKey())
                    .put("Type", type)
                    .put(
                            "Value",
                            value.path(type.startsWith("Binary") ? "BinaryValue" : "StringValue")
                                    .asText());
        });
        return shown;
    }

    private static String unsubscribe(Subscription subscription, String region) {
        return endpoint(region) + "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn();
    }

    private static String endpoint(String region) {
        return "https://sns." + region + ".amazonaws.com/";
    }
}
