package serin.check.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.QueueFacts;

/** The two checks of queues; the queue is the one that takes what a rule could not deliver. */
class QueueChecksTest {
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/undelivered";
    private static final String ARN = "arn:aws:sqs:eu-west-1:111122223333:undelivered";
    private static final String RULE = "arn:aws:events:eu-west-1:111122223333:rule/sync";
    private static final String STATEMENT =
            "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"events.amazonaws.com\"},"
                    + "\"Action\":\"sqs:SendMessage\",\"Resource\":\"" + ARN
                    + "\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":[\""
                    + RULE + "\"]}}}";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[" + STATEMENT + "]}";
    private static final String SHOWN =
            "Allow sqs:SendMessage on " + ARN + " to events.amazonaws.com if ArnLike aws:SourceArn " + RULE;
    private static final Evidence READ = Evidence.of("fake:Read");
    private static final QueueExists EXISTS = new QueueExists();
    private static final QueuePolicyDeclared DECLARED = new QueuePolicyDeclared();

    private static TestStack stack(String document) {
        return TestStack.of("{\"Undelivered\": {\"Type\": \"AWS::SQS::Queue\", \"PhysicalId\": \"" + URL + "\"},"
                + "\"Policy\": {\"Type\": \"AWS::SQS::QueuePolicy\", \"PhysicalId\": \"p\", \"Properties\": {\"Queues\": [\""
                + URL + "\"], \"PolicyDocument\": " + document + "}}}");
    }

    private static TestStack withoutPolicy() {
        return TestStack.of("{\"Undelivered\": {\"Type\": \"AWS::SQS::Queue\", \"PhysicalId\": \"" + URL + "\"}}");
    }

    private static FakeCloud live(String policy) {
        return new FakeCloud().present("queue " + URL, new QueueFacts(ARN, Map.of("Policy", policy)));
    }

    private static Outcome denied() {
        return new Outcome.Unknown("sqs:GetQueueAttributes: AccessDenied", Optional.of("sqs:GetQueueAttributes"));
    }

    @Test
    void existsPassesWhenThere() {
        assertThat(withoutPolicy().examine(EXISTS, "Undelivered", live(""))).isEqualTo(new Outcome.Pass(ARN, READ));
    }

    @Test
    void existsFailsWhenAbsent() {
        assertThat(withoutPolicy().examine(EXISTS, "Undelivered", new FakeCloud()))
                .isEqualTo(new Outcome.Fail("queue " + URL, "queue " + URL, READ));
    }

    @Test
    void existsIsUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("queue " + URL, "sqs:GetQueueAttributes");
        assertThat(withoutPolicy().examine(EXISTS, "Undelivered", cloud)).isEqualTo(denied());
    }

    @Test
    void policyPassesWithTheDeclaredPolicy() {
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", live(POLICY)))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
    }

    @Test
    void policyPassesWithAnotherFormOfTheDeclaredPolicy() {
        var form = " {\"Statement\": {\"Sid\": \"x\", "
                + STATEMENT.substring(1).replace("\"sqs:SendMessage\"", "[\"SQS:SendMessage\"]")
                + ", \"Version\": \"2012-10-17\"}";
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", live(form)))
                .isEqualTo(new Outcome.Pass("1 statements as declared", READ));
    }

    @Test
    void policyFailsWhenRemoved() {
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", live("")))
                .isEqualTo(new Outcome.Fail(SHOWN, "no such statement", READ));
    }

    @Test
    void policyFailsWithAnotherStatement() {
        var open = "{\"Version\":\"2012-10-17\",\"Statement\":[" + STATEMENT
                + ",{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sqs:*\",\"Resource\":\"*\"}]}";
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", live(open)))
                .isEqualTo(new Outcome.Fail("nothing but what is declared", "also Allow sqs:* on * to anyone", READ));
    }

    @Test
    void policyNamesTheQueuePolicy() {
        assertThat(stack(POLICY).resource(DECLARED, "Undelivered").logicalId()).isEqualTo("Policy");
        assertThat(withoutPolicy().resource(DECLARED, "Undelivered").logicalId())
                .isEqualTo("Undelivered");
    }

    @Test
    void policyPassesWithNoneDeclaredAndNoneThere() {
        var cloud = new FakeCloud().present("queue " + URL, new QueueFacts(ARN, Map.of()));
        assertThat(withoutPolicy().examine(DECLARED, "Undelivered", cloud))
                .isEqualTo(new Outcome.Pass("nobody is let in", READ));
        assertThat(withoutPolicy().examine(DECLARED, "Undelivered", live("")))
                .isEqualTo(new Outcome.Pass("nobody is let in", READ));
        assertThat(withoutPolicy().examine(DECLARED, "Undelivered", live("{\"Statement\":[]}")))
                .isEqualTo(new Outcome.Pass("nobody is let in", READ));
    }

    @Test
    void policyFailsWithNoneDeclaredAndSomebodyLetIn() {
        assertThat(withoutPolicy().examine(DECLARED, "Undelivered", live(POLICY)))
                .isEqualTo(new Outcome.Fail("no policy", "also " + SHOWN, READ));
    }

    @Test
    void policyIsSkippedWhenTheQueueIsGone() {
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", new FakeCloud()))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("sqs.queue.exists", "Undelivered")));
    }

    @Test
    void policyIsUnknownWhenDenied() {
        var cloud = new FakeCloud().denied("queue " + URL, "sqs:GetQueueAttributes");
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", cloud)).isEqualTo(denied());
    }

    @Test
    void policyIsUnknownWhenPartlyUnresolved() {
        assertThat(stack(POLICY.replace(RULE, "?no export")).examine(DECLARED, "Undelivered", live(POLICY)))
                .isEqualTo(new Outcome.Unknown("the expected value could not be resolved: PolicyDocument: no export"));
    }

    @Test
    void policyIsSkippedWhenPartlySecret() {
        assertThat(stack(POLICY.replace(RULE, "!NoEcho")).examine(DECLARED, "Undelivered", live(POLICY)))
                .isEqualTo(new Outcome.Skipped("not verified: PolicyDocument: NoEcho"));
    }

    @Test
    void policyIsUnknownWhenTheLivePolicyIsNone() {
        assertThat(stack(POLICY).examine(DECLARED, "Undelivered", live("[".repeat(10_000))))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
