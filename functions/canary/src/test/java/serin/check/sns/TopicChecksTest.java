package serin.check.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.StackResourceFacts;
import serin.observation.SubscriptionFacts;
import serin.observation.TopicFacts;

/** The checks of topics. */
class TopicChecksTest {
    private static final String ARN = "arn:aws:sns:eu-west-1:111122223333:alarms";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final String STATEMENT =
            "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudwatch.amazonaws.com\"},"
                    + "\"Action\":\"sns:Publish\",\"Resource\":\"" + ARN + "\"}";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[" + STATEMENT + "]}";

    /** Recorded: the policy that SNS gives a topic that has none of its own (calls/sns.GetTopicAttributes/00). */
    private static final String DEFAULT =
            "{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\",\"Statement\":[{\"Sid\":"
                    + "\"__default_statement_ID\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":[\"SNS:Publish\"],"
                    + "\"Resource\":\"" + ARN
                    + "\",\"Condition\":{\"StringEquals\":{\"AWS:SourceOwner\":\"111122223333\"}}}]}";

    private static final String OPEN =
            "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"Resource\":\"" + ARN
                    + "\"}]}";

    private static final String TOPIC = "\"Topic\": {\"Type\": \"AWS::SNS::Topic\", \"PhysicalId\": \"" + ARN
            + "\", \"Properties\": {\"KmsMasterKeyId\": \"" + KEY + "\"}}";
    private static final TestStack STACK = TestStack.of("{" + TOPIC
            + ", \"Policy\": {\"Type\": \"AWS::SNS::TopicPolicy\", \"PhysicalId\": \"p\", \"Properties\": {\"Topics\": [\""
            + ARN
            + "\"], \"PolicyDocument\": " + POLICY + "}}"
            + ", \"Mail\": {\"Type\": \"AWS::SNS::Subscription\", \"PhysicalId\": \"s\", \"Properties\": {\"TopicArn\": \""
            + ARN
            + "\", \"Protocol\": \"email\"}}}");
    private static final TestStack BARE = TestStack.of("{" + TOPIC + "}");

    private static FakeCloud live(String policy, String key) {
        return new FakeCloud().present("topic " + ARN, new TopicFacts(ARN, Optional.of(policy), Optional.of(key)));
    }

    private static FakeCloud subscribed(String... arns) {
        return new FakeCloud()
                .present(
                        "subscriptions " + ARN,
                        Stream.of(arns)
                                .map(arn -> new SubscriptionFacts(arn, "email"))
                                .toList());
    }

    private static FakeCloud made(FakeCloud cloud, Duration ago) {
        return cloud.present(
                "resources serin-dev",
                List.of(new StackResourceFacts(
                        "Mail",
                        Optional.of("s"),
                        "AWS::SNS::Subscription",
                        "CREATE_COMPLETE",
                        Optional.of(TestStack.SUNDAY_EVENING.minus(ago)))));
    }

    private static Outcome gone() {
        return Outcome.Skipped.because(new FindingRef("sns.topic.exists", "Topic"));
    }

    @Test
    void existsPassesWhenThereAndFailsWhenAbsent() {
        assertThat(STACK.examine(new TopicExists(), "Topic", live(POLICY, KEY))).isEqualTo(new Outcome.Pass(ARN, READ));
        assertThat(STACK.examine(new TopicExists(), "Topic", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("topic " + ARN, "topic " + ARN, READ));
    }

    @Test
    void theOthersAreLeftToItWhenAbsent() {
        for (var check : List.of(new TopicPolicyDeclared(), new TopicEncryptionDeclared(), new TopicHasSubscriber())) {
            assertThat(STACK.examine(check, "Topic", new FakeCloud())).isEqualTo(gone());
        }
    }

    @Test
    void eachIsUnknownWhenDenied() {
        var cloud = new FakeCloud()
                .denied("topic " + ARN, "sns:GetTopicAttributes")
                .denied("subscriptions " + ARN, "sns:ListSubscriptionsByTopic");
        for (var check : List.of(new TopicExists(), new TopicPolicyDeclared(), new TopicEncryptionDeclared())) {
            assertThat(STACK.examine(check, "Topic", cloud))
                    .isEqualTo(new Outcome.Unknown(
                            "sns:GetTopicAttributes: AccessDenied", Optional.of("sns:GetTopicAttributes")));
        }
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", cloud))
                .isEqualTo(new Outcome.Unknown(
                        "sns:ListSubscriptionsByTopic: AccessDenied", Optional.of("sns:ListSubscriptionsByTopic")));
    }

    @Test
    void policyIsComparedByMeaning() {
        assertThat(STACK.examine(
                        new TopicPolicyDeclared(), "Topic", live(POLICY.replace("sns:Publish", "SNS:Publish"), KEY)))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
        assertThat(STACK.examine(new TopicPolicyDeclared(), "Topic", live(OPEN, KEY)))
                .isEqualTo(new Outcome.Fail(
                        "Allow sns:Publish on " + ARN + " to cloudwatch.amazonaws.com",
                        "Allow sns:Publish on " + ARN + " to anyone",
                        READ));
        assertThat(STACK.resource(new TopicPolicyDeclared(), "Topic").logicalId())
                .isEqualTo("Policy");
    }

    @Test
    void policyThatNobodyDeclaresLetsInNobodyButTheOwner() {
        assertThat(BARE.examine(new TopicPolicyDeclared(), "Topic", live(DEFAULT, KEY)))
                .isEqualTo(new Outcome.Pass("nobody but by name", READ));
        assertThat(BARE.examine(new TopicPolicyDeclared(), "Topic", live(OPEN, KEY)))
                .isEqualTo(new Outcome.Fail(
                        "nobody is let in without being named", "Allow sns:Publish on " + ARN + " to anyone", READ));
    }

    @Test
    void encryptionIsComparedByKey() {
        assertThat(STACK.examine(new TopicEncryptionDeclared(), "Topic", live(POLICY, KEY)))
                .isEqualTo(new Outcome.Pass(KEY, READ));
        assertThat(STACK.examine(new TopicEncryptionDeclared(), "Topic", live(POLICY, "k")))
                .isEqualTo(new Outcome.Pass("k", READ));
        assertThat(STACK.examine(new TopicEncryptionDeclared(), "Topic", live(POLICY, "other")))
                .isEqualTo(new Outcome.Fail(KEY, "other", READ));
        var without =
                new FakeCloud().present("topic " + ARN, new TopicFacts(ARN, Optional.of(POLICY), Optional.empty()));
        assertThat(STACK.examine(new TopicEncryptionDeclared(), "Topic", without))
                .isEqualTo(new Outcome.Fail(KEY, "not encrypted", READ));
    }

    @Test
    void oneConfirmedSubscriptionIsEnough() {
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", subscribed("PendingConfirmation", ARN + ":" + "1")))
                .isEqualTo(new Outcome.Pass("1 confirmed", READ));
        assertThat(STACK.resource(new TopicHasSubscriber(), "Topic").logicalId())
                .isEqualTo("Mail");
        assertThat(BARE.applies(new TopicHasSubscriber(), "Topic")).isFalse();
    }

    @Test
    void aPendingSubscriptionIsNotYetDueForTwoDays() {
        var cloud = made(subscribed("PendingConfirmation"), Duration.ofHours(47));
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", cloud))
                .isEqualTo(new Outcome.Skipped(
                        "the subscription awaits its confirmation",
                        Optional.empty(),
                        Optional.of(TestStack.SUNDAY_EVENING.plus(Duration.ofHours(1)))));
    }

    @Test
    void aSubscriptionThatNobodyConfirmsFails() {
        var cloud = made(subscribed("PendingConfirmation"), Duration.ofHours(49));
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", cloud))
                .isEqualTo(
                        new Outcome.Fail("at least one confirmed subscription", "not confirmed within 48 hours", READ));
    }

    /** SNS deletes what nobody confirms, so after its time nothing is pending either. */
    @Test
    void aSubscriptionThatIsGoneFails() {
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", subscribed()))
                .isEqualTo(new Outcome.Fail("at least one confirmed subscription", "no subscription", READ));
    }

    @Test
    void nobodyKnowsSinceWhenWithoutATime() {
        var cloud = subscribed("PendingConfirmation").present("resources serin-dev", List.of());
        assertThat(STACK.examine(new TopicHasSubscriber(), "Topic", cloud))
                .isEqualTo(
                        new Outcome.Unknown("the subscription awaits its confirmation, and nothing says since when"));
    }
}
