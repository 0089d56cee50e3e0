package serin.observation;

import java.util.List;

/** SNS. {@code topic} is a topic's ARN. */
public interface Topics {

    /** {@code sns:GetTopicAttributes}. */
    Observation<TopicFacts> topic(String topic);

    /** {@code sns:ListSubscriptionsByTopic}, all pages. */
    Observation<List<SubscriptionFacts>> subscriptions(String topic);
}
