package serin.check.sns;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.expectation.ExpectedTopic;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Observation;
import serin.observation.TopicFacts;

/** The topic is there. */
final class TopicExists implements Check<ExpectedTopic> {
    static final CheckInfo INFO = new CheckInfo(
            "sns.topic.exists",
            "exists",
            Severity.CRITICAL,
            Set.of("sns:GetTopicAttributes"),
            Set.of("TopicName"),
            "https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html",
            "Create the topic under its old name, then deploy the stack again so that its policy and subscriptions come back.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTopic> about() {
        return ExpectedTopic.class;
    }

    @Override
    public Outcome examine(ExpectedTopic expected, Context context) {
        return switch (context.cloud().topics().topic(expected.arn())) {
            case Observation.Present<TopicFacts>(var topic, var evidence) -> new Outcome.Pass(topic.arn(), evidence);
            case Observation.Absent<TopicFacts>(var what, var evidence) ->
                new Outcome.Fail("topic " + expected.arn(), what, evidence);
            case Observation.Unreadable<TopicFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }
}
