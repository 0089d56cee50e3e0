package localcloud.service.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.service.projection.Answer;

/**
 * A subscription of a topic, whether it has a resource of its own or stands inside the topic's.
 *
 * @param arn its own ARN, known before it is confirmed but shown only after
 * @param pending whether its endpoint has yet to confirm
 * @param principal who subscribed; empty when the document does not say
 * @param properties by CloudFormation's names
 */
record Subscription(String arn, String topicArn, boolean pending, String principal, JsonNode properties) {
    private static final List<String> DOCUMENTS =
            List.of("FilterPolicy", "RedrivePolicy", "DeliveryPolicy", "ReplayPolicy");

    /** As the lists show it. */
    ObjectNode summary(String account) {
        return new Answer()
                .put("SubscriptionArn", pending ? "PendingConfirmation" : arn)
                .put("Owner", account)
                .text("Protocol", properties.path("Protocol"))
                .text("Endpoint", properties.path("Endpoint"))
                .put("TopicArn", topicArn)
                .done();
    }

    /** As GetSubscriptionAttributes shows it. */
    Map<String, String> attributes(String account) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("SubscriptionArn", arn);
        attributes.put("TopicArn", topicArn);
        attributes.put("Owner", account);
        attributes.put("Protocol", properties.path("Protocol").asText());
        attributes.put("Endpoint", properties.path("Endpoint").asText());
        attributes.put("PendingConfirmation", Boolean.toString(pending));
        attributes.put("ConfirmationWasAuthenticated", Boolean.toString(!pending));
        attributes.put(
                "RawMessageDelivery", properties.path("RawMessageDelivery").asText("false"));
        attributes.put("SubscriptionPrincipal", principal.isEmpty() ? "arn:aws:iam::" + account + ":root" : principal);
        for (String document : DOCUMENTS) {
            if (Answer.isThere(properties.path(document))) {
                attributes.put(document, Answer.compact(properties.path(document)));
            }
        }
        if (Answer.isThere(properties.path("FilterPolicy"))) {
            attributes.put(
                    "FilterPolicyScope", properties.path("FilterPolicyScope").asText("MessageAttributes"));
        }
        if (Answer.isThere(properties.path("SubscriptionRoleArn"))) {
            attributes.put(
                    "SubscriptionRoleArn",
                    properties.path("SubscriptionRoleArn").asText());
        }
        return Collections.unmodifiableMap(attributes);
    }
}
