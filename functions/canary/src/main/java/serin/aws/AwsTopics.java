package serin.aws;

import static serin.aws.MalformedAnswer.listed;
import static serin.aws.MalformedAnswer.required;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import serin.observation.Observation;
import serin.observation.SubscriptionFacts;
import serin.observation.TopicFacts;
import serin.observation.Topics;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;

/**
 * SNS through the SDK (<a
 * href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html">GetTopicAttributes</a>).
 */
final class AwsTopics implements Topics {
    private static final String ARN = "TopicArn";

    private final SnsClient client;
    private final AwsReader reader;
    private final SingleFlight<String, TopicFacts> topics = new SingleFlight<>(Operation.GET_TOPIC_ATTRIBUTES);
    private final SingleFlight<String, List<SubscriptionFacts>> subscriptions =
            new SingleFlight<>(Operation.LIST_SUBSCRIPTIONS_BY_TOPIC);

    AwsTopics(SnsClient client, AwsReader reader) {
        this.client = client;
        this.reader = reader;
    }

    @Override
    public Observation<TopicFacts> topic(String topic) {
        return topics.look(
                topic,
                () -> reader.read(
                        Operation.GET_TOPIC_ATTRIBUTES,
                        "topic " + topic,
                        limits ->
                                client.getTopicAttributes(r -> r.topicArn(topic).overrideConfiguration(limits)),
                        AwsTopics::facts));
    }

    @Override
    public Observation<List<SubscriptionFacts>> subscriptions(String topic) {
        return subscriptions.look(
                topic,
                () -> reader.readAll(
                        Operation.LIST_SUBSCRIPTIONS_BY_TOPIC,
                        "topic " + topic,
                        (limits, token) -> client.listSubscriptionsByTopic(
                                r -> r.topicArn(topic).nextToken(token).overrideConfiguration(limits)),
                        response ->
                                listed(response.hasSubscriptions(), response.subscriptions(), "Subscriptions").stream()
                                        .map(subscription -> new SubscriptionFacts(
                                                required(
                                                        subscription.subscriptionArn(),
                                                        "Subscriptions.SubscriptionArn"),
                                                required(subscription.protocol(), "Subscriptions.Protocol")))
                                        .toList(),
                        ListSubscriptionsByTopicResponse::nextToken));
    }

    private static TopicFacts facts(GetTopicAttributesResponse response) {
        var attributes = new HashMap<String, String>();
        response.attributes().forEach((name, value) -> attributes.put(name, required(value, "Attributes." + name)));
        return new TopicFacts(
                required(attributes.get(ARN), "Attributes." + ARN),
                text(attributes.get("Policy")),
                text(attributes.get("KmsMasterKeyId")));
    }

    private static Optional<String> text(@Nullable String attribute) {
        return Optional.ofNullable(attribute).filter(value -> !value.isBlank());
    }
}
