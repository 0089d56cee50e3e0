package localcloud.service.sns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.resource.Resource;
import localcloud.service.AwsError;
import localcloud.service.Operation.Call;
import localcloud.service.World;
import localcloud.service.projection.Answer;
import localcloud.service.projection.Input;
import localcloud.service.projection.Refusal;

/** Topics: how they are named, found and described. */
final class Topics {
    static final String TYPE = "AWS::SNS::Topic";
    static final String POLICY_TYPE = "AWS::SNS::TopicPolicy";
    private static final int ARN_ELEMENTS = 6;

    private static final String DELIVERY_POLICY =
            "{\"http\":{\"defaultHealthyRetryPolicy\":{\"minDelayTarget\":20,\"maxDelayTarget\":20,\"numRetries\":3,"
                    + "\"numMaxDelayRetries\":0,\"numNoDelayRetries\":0,\"numMinDelayRetries\":0,\"backoffFunction\":\"linear\"},"
                    + "\"disableSubscriptionOverrides\":false,"
                    + "\"defaultRequestPolicy\":{\"headerContentType\":\"text/plain; charset=UTF-8\"}}}";

    /** SNS's own wording. */
    static final Refusal REFUSAL = new Refusal() {
        @Override
        public AwsError missing(String member) {
            return Topics.invalid(member + " Reason: no value for required parameter");
        }

        @Override
        public AwsError invalid(String member, String value, String constraint) {
            return Topics.invalid(member + " Reason: " + constraint);
        }
    };

    private Topics() {}

    static AwsError invalid(String what) {
        return new AwsError(400, "InvalidParameter", "Invalid parameter: " + what);
    }

    static AwsError badToken() {
        return invalid("NextToken");
    }

    /** A member that must be an ARN. */
    static String arn(Call call, String member) throws AwsError {
        String arn = Input.of(call, REFUSAL).text(member).orElse("");
        if (arn.isEmpty()) {
            throw REFUSAL.missing(member);
        }
        long elements = arn.chars().filter(character -> character == ':').count() + 1;
        if (elements < ARN_ELEMENTS) {
            throw invalid(member + " Reason: An ARN must have at least " + ARN_ELEMENTS + " elements, not " + elements);
        }
        return arn;
    }

    /** The topic with that ARN; one of another region is an invalid parameter, as recorded. */
    static Resource find(World world, String arn) throws AwsError {
        if (!arn.startsWith("arn:aws:sns:" + world.region() + ":")) {
            throw invalid("TopicArn");
        }
        return world.resources().ofType(TYPE).stream()
                .filter(topic -> topic.physicalId().equals(arn))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "NotFound", "Topic does not exist"));
    }

    static Map<String, String> attributes(Resource topic, World world) {
        JsonNode properties = topic.properties();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("TopicArn", topic.physicalId());
        attributes.put("Owner", world.accountId());
        attributes.put("DisplayName", properties.path("DisplayName").asText(""));
        attributes.put("Policy", policy(topic, world));
        attributes.put("EffectiveDeliveryPolicy", DELIVERY_POLICY);
        List<Subscription> subscriptions = Subscriptions.all(world).stream()
                .filter(subscription -> subscription.topicArn().equals(topic.physicalId()))
                .toList();
        long pending = subscriptions.stream().filter(Subscription::pending).count();
        attributes.put("SubscriptionsConfirmed", Long.toString(subscriptions.size() - pending));
        attributes.put("SubscriptionsPending", Long.toString(pending));
        attributes.put("SubscriptionsDeleted", "0");
        for (String member : List.of("KmsMasterKeyId", "SignatureVersion", "TracingConfig", "FifoThroughputScope")) {
            if (Answer.isThere(properties.path(member))) {
                attributes.put(member, properties.path(member).asText());
            }
        }
        if (properties.path("FifoTopic").asText().equals("true")) {
            attributes.put("FifoTopic", "true");
            attributes.put(
                    "ContentBasedDeduplication",
                    properties.path("ContentBasedDeduplication").asText("false"));
        }
        properties.path("DeliveryStatusLogging").forEach(logging -> putFeedback(attributes, logging));
        if (Answer.isThere(properties.path("ArchivePolicy"))) {
            attributes.put("ArchivePolicy", Answer.compact(properties.path("ArchivePolicy")));
        }
        return Collections.unmodifiableMap(attributes);
    }

    /** An attribute for each protocol: https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html */
    private static void putFeedback(Map<String, String> attributes, JsonNode logging) {
        String protocol = switch (logging.path("Protocol").asText()) {
            case "http/s" -> "HTTP";
            case "sqs" -> "SQS";
            case "lambda" -> "Lambda";
            case "firehose" -> "Firehose";
            default -> "Application";
        };
        for (String member : List.of("SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn")) {
            if (Answer.isThere(logging.path(member))) {
                attributes.put(protocol + member, logging.path(member).asText());
            }
        }
    }

    static String policy(Resource topic, World world) {
        return world.resources().ofType(POLICY_TYPE).stream()
                .filter(policy -> names(policy.properties().path("Topics"), topic.physicalId()))
                .map(policy -> Answer.compact(policy.properties().path("PolicyDocument")))
                .findFirst()
                .orElseGet(() -> defaultPolicy(topic.physicalId(), world.accountId()));
    }

    private static boolean names(JsonNode topics, String arn) {
        for (JsonNode topic : topics) {
            if (topic.asText().equals(arn)) {
                return true;
            }
        }
        return false;
    }

    /** The policy that AWS gives a topic that has none of its own, as recorded. */
    private static String defaultPolicy(String arn, String account) {
        return "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":\"__default_statement_ID\","
                + "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"SNS:GetTopicAttributes\","
                + "\"SNS:SetTopicAttributes\",\"SNS:AddPermission\",\"SNS:RemovePermission\",\"SNS:DeleteTopic\","
                + "\"SNS:Subscribe\",\"SNS:ListSubscriptionsByTopic\",\"SNS:Publish\"],\"Resource\":\"" + arn
                + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"" + account + "\"}}}]}";
    }
}
