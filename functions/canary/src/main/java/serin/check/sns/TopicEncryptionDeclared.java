package serin.check.sns;

import java.util.Set;
import serin.check.Check;
import serin.check.Context;
import serin.check.KeyComparison;
import serin.check.Outcomes;
import serin.expectation.Declared;
import serin.expectation.ExpectedTopic;
import serin.finding.CheckInfo;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.observation.Observation;
import serin.observation.TopicFacts;

/** The topic is encrypted with the declared key, by whatever name. */
final class TopicEncryptionDeclared implements Check<ExpectedTopic> {
    static final CheckInfo INFO = new CheckInfo(
            "sns.topic.encryption",
            "is encrypted with the declared key",
            Severity.HIGH,
            Set.of("sns:GetTopicAttributes", "kms:DescribeKey"),
            Set.of("KmsMasterKeyId"),
            "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
            "Set the topic's KmsMasterKeyId attribute to the declared key.");

    @Override
    public CheckInfo info() {
        return INFO;
    }

    @Override
    public Class<ExpectedTopic> about() {
        return ExpectedTopic.class;
    }

    @Override
    public boolean appliesTo(ExpectedTopic expected) {
        return !(expected.kmsKey() instanceof Declared.Omitted<String>);
    }

    @Override
    public Outcome examine(ExpectedTopic expected, Context context) {
        return switch (expected.kmsKey()) {
            case Declared.Known<String>(var key) ->
                switch (context.cloud().topics().topic(expected.arn())) {
                    case Observation.Present<TopicFacts>(var topic, var evidence) ->
                        KeyComparison.compare(key, topic.kmsKey().orElse(""), "not encrypted", evidence, context);
                    case Observation.Absent<TopicFacts> _ -> SnsChecks.gone(expected);
                    case Observation.Unreadable<TopicFacts> unreadable -> Outcomes.unknown(unreadable);
                };
            case Declared.Omitted<String>() -> new Outcome.Skipped("the template does not declare it");
            case Declared.Secret<String>(var reason) -> Outcomes.unverified(reason);
            case Declared.Unresolved<String>(var reason) -> Outcomes.unresolved(reason);
        };
    }
}
