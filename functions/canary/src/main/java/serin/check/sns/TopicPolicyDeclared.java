package serin.check.sns;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.Outcomes;
import serin.check.PolicyComparison;
import serin.expectation.ExpectedTopic;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.finding.Severity;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.TopicFacts;
import serin.policy.PolicyDocument;

/**
 * The topic's policy is the declared one. Where none is declared SNS gives the topic one that lets in its owner; then nobody else may
 * be let in. The finding names the topic policy: that is the resource that differs.
 */
final class TopicPolicyDeclared implements Check<ExpectedTopic> {
    static final CheckInfo INFO = new CheckInfo(
            "sns.topic.policy",
            "has the declared policy",
            Severity.CRITICAL,
            Set.of("sns:GetTopicAttributes"),
            Set.of("PolicyDocument", "Topics"),
            "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html",
            "Set the topic's Policy attribute to the declared document, or change the template if the new one is meant.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTopic> about() {
        return ExpectedTopic.class;
    }

    @Override
    public ResourceRef resource(ExpectedTopic expected) {
        return expected.policies().isEmpty()
                ? expected.resource()
                : expected.policies().getFirst().resource();
    }

    @Override
    public Outcome examine(ExpectedTopic expected, Context context) {
        return switch (context.cloud().topics().topic(expected.arn())) {
            case Observation.Present<TopicFacts>(var topic, var evidence) ->
                topic.policy()
                        .map(policy -> PolicyComparison.parsed(policy, live -> judge(expected, live, evidence)))
                        .orElseGet(() -> judge(expected, PolicyDocument.EMPTY, evidence));
            case Observation.Absent<TopicFacts> _ -> SnsChecks.gone(expected);
            case Observation.Unreadable<TopicFacts> unreadable -> Outcomes.unknown(unreadable);
        };
    }

    private static Outcome judge(ExpectedTopic expected, PolicyDocument live, Evidence evidence) {
        return expected.policies().isEmpty()
                ? PolicyComparison.notPublic(live, "nobody but by name", evidence)
                : PolicyComparison.anyOf(expected.policies(), live, evidence);
    }
}
