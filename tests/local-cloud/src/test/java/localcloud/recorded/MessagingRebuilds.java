package localcloud.recorded;

import static localcloud.recorded.Scene.object;
import static localcloud.recorded.Scene.pick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** SQS and SNS. */
final class MessagingRebuilds {
    private MessagingRebuilds() {}

    static Map<String, Rebuild> sqs() {
        return Map.of(
                "GetQueueAttributes", MessagingRebuilds::queueAttributes,
                "ListQueues", MessagingRebuilds::listQueues,
                "ListQueueTags", MessagingRebuilds::queueTags);
    }

    static Map<String, Rebuild> sns() {
        return Map.of(
                "GetTopicAttributes", MessagingRebuilds::topicAttributes,
                "ListTopics", MessagingRebuilds::listTopics,
                "ListSubscriptionsByTopic", MessagingRebuilds::subscriptionsByTopic,
                "GetSubscriptionAttributes", MessagingRebuilds::subscription,
                "ListTagsForResource", MessagingRebuilds::topicTags);
    }

    private static String url(Scene scene, String name) {
        return "http://127.0.0.1:4566/" + scene.accountId() + "/" + name;
    }

    private static ObjectNode queueAttributes(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            return object().put("QueueUrl", url(scene, "absent"));
        }
        JsonNode attributes = answer.path("Attributes");
        String arn = attributes.path("QueueArn").asText("queue");
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        ObjectNode properties = pick(
                attributes,
                "DelaySeconds",
                "MaximumMessageSize",
                "MessageRetentionPeriod",
                "ReceiveMessageWaitTimeSeconds",
                "VisibilityTimeout",
                "RedrivePolicy",
                "RedriveAllowPolicy",
                "KmsMasterKeyId",
                "KmsDataKeyReusePeriodSeconds",
                "SqsManagedSseEnabled",
                "FifoQueue",
                "ContentBasedDeduplication",
                "DeduplicationScope",
                "FifoThroughputLimit");
        ObjectNode state = object();
        for (String time : List.of("CreatedTimestamp", "LastModifiedTimestamp")) {
            String seconds = attributes.path(time).asText("0");
            state.put(
                    time,
                    seconds.matches("\\d+")
                            ? Instant.ofEpochSecond(Long.parseLong(seconds)).toString()
                            : seconds);
        }
        scene.put("AWS::SQS::Queue", url(scene, name), properties, state);
        if (attributes.has("Policy")) {
            ObjectNode policy = object();
            policy.putArray("Queues").add(url(scene, name));
            policy.set("PolicyDocument", Compared.parsed(attributes.path("Policy")));
            scene.put("AWS::SQS::QueuePolicy", "policy", policy, object());
        }
        ObjectNode input = object().put("QueueUrl", url(scene, name));
        input.putArray("AttributeNames").add("All");
        return input;
    }

    private static ObjectNode listQueues(Scene scene, JsonNode answer) {
        for (JsonNode url : answer.path("QueueUrls")) {
            scene.put("AWS::SQS::Queue", url.asText(), object(), object());
        }
        ObjectNode input = object();
        if (answer.has("NextToken")) {
            input.put("MaxResults", answer.path("QueueUrls").size());
            scene.put("AWS::SQS::Queue", url(scene, "zzz"), object(), object());
        }
        return input;
    }

    private static ObjectNode queueTags(Scene scene, JsonNode answer) {
        ObjectNode properties = object();
        properties.set("Tags", answer.path("Tags").deepCopy());
        scene.put("AWS::SQS::Queue", url(scene, "queue"), answer.has("Tags") ? properties : object(), object());
        return object().put("QueueUrl", url(scene, "queue"));
    }

    private static ObjectNode topicAttributes(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            String absent = ":" + scene.accountId() + ":absent";
            return object().put(
                            "TopicArn",
                            switch (answer.path("Error").path("Message").asText()) {
                                case "Topic does not exist" -> "arn:aws:sns:" + scene.region() + absent;
                                case "Invalid parameter: TopicArn" -> "arn:aws:sns:ap-south-1" + absent;
                                default -> "topic";
                            });
        }
        JsonNode attributes = answer.path("Attributes");
        String arn = attributes.path("TopicArn").asText();
        scene.put(
                "AWS::SNS::Topic",
                arn,
                pick(
                        attributes,
                        "DisplayName",
                        "KmsMasterKeyId",
                        "SignatureVersion",
                        "TracingConfig",
                        "FifoTopic",
                        "ContentBasedDeduplication"),
                object());
        JsonNode policy = Compared.parsed(attributes.path("Policy"));
        if (!isDefault(policy)) {
            ObjectNode properties = object();
            properties.putArray("Topics").add(arn);
            properties.set("PolicyDocument", policy);
            scene.put("AWS::SNS::TopicPolicy", "policy", properties, object());
        }
        putFeedback(scene, attributes);
        putSubscriptions(scene, arn, attributes.path("SubscriptionsConfirmed").asInt(), "sqs");
        putSubscriptions(scene, arn, attributes.path("SubscriptionsPending").asInt(), "email");
        return object().put("TopicArn", arn);
    }

    private static boolean isDefault(JsonNode policy) {
        JsonNode actions = policy.path("Statement").path(0).path("Action");
        return policy.path("Id").asText().equals("__default_policy_ID")
                && policy.path("Statement").size() == 1
                && actions.size() == 8
                && actions.path(0).asText().equals("SNS:GetTopicAttributes");
    }

    private static void putFeedback(Scene scene, JsonNode attributes) {
        Map<String, String> protocols = Map.of(
                "HTTP",
                "http/s",
                "SQS",
                "sqs",
                "Lambda",
                "lambda",
                "Firehose",
                "firehose",
                "Application",
                "application");
        scene.resources().update("R0", topic -> {
            var logging = topic.properties().putArray("DeliveryStatusLogging");
            protocols.forEach((prefix, protocol) -> {
                ObjectNode each = object().put("Protocol", protocol);
                for (String member :
                        List.of("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")) {
                    if (attributes.has(prefix + member)) {
                        each.set(member, attributes.path(prefix + member));
                    }
                }
                logging.add(each);
            });
            return topic;
        });
    }

    private static void putSubscriptions(Scene scene, String topic, int count, String protocol) {
        for (int i = 0; i < count; i++) {
            scene.put(
                    "AWS::SNS::Subscription",
                    topic + ":" + protocol + i,
                    object().put("TopicArn", topic).put("Protocol", protocol).put("Endpoint", "e" + i),
                    object());
        }
    }

    private static ObjectNode listTopics(Scene scene, JsonNode answer) {
        answer.path("Topics")
                .forEach(topic ->
                        scene.put("AWS::SNS::Topic", topic.path("TopicArn").asText(), object(), object()));
        return object();
    }

    private static ObjectNode subscriptionsByTopic(Scene scene, JsonNode answer) {
        JsonNode subscriptions = answer.path("Subscriptions");
        String topic = subscriptions.path(0).path("TopicArn").asText();
        scene.put("AWS::SNS::Topic", topic, object(), object());
        for (JsonNode subscription : subscriptions) {
            putSubscription(scene, subscription);
        }
        return object().put("TopicArn", topic);
    }

    private static void putSubscription(Scene scene, JsonNode subscription) {
        scene.put(
                "AWS::SNS::Subscription",
                subscription.path("SubscriptionArn").asText(),
                pick(
                        subscription,
                        "TopicArn",
                        "Protocol",
                        "Endpoint",
                        "FilterPolicy",
                        "FilterPolicyScope",
                        "RawMessageDelivery",
                        "RedrivePolicy",
                        "DeliveryPolicy"),
                pick(subscription, "PendingConfirmation", "SubscriptionPrincipal"));
    }

    private static ObjectNode subscription(Scene scene, JsonNode answer) {
        if (answer.has("Error")) {
            String arn = "arn:aws:sns:" + scene.region() + ":" + scene.accountId() + ":topic:absent";
            return object().put(
                            "SubscriptionArn",
                            answer.path("Error").path("Code").asText().equals("NotFound") ? arn : "subscription");
        }
        putSubscription(scene, answer.path("Attributes"));
        return pick(answer.path("Attributes"), "SubscriptionArn");
    }

    private static ObjectNode topicTags(Scene scene, JsonNode answer) {
        String arn = "arn:aws:sns:" + scene.region() + ":" + scene.accountId() + ":topic";
        scene.put("AWS::SNS::Topic", arn, pick(answer, "Tags"), object());
        return object().put("ResourceArn", arn);
    }
}
