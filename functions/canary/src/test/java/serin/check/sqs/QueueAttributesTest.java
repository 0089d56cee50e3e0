package serin.check.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import serin.check.Check;
import serin.check.FakeCloud;
import serin.check.TestStack;
import serin.expectation.ExpectedQueue;
import serin.finding.FindingRef;
import serin.finding.Outcome;
import serin.observation.Evidence;
import serin.observation.QueueFacts;

/** The checks of a queue's attributes: the queue Work hands what cannot be handled to the queue Dead. */
class QueueAttributesTest {
    private static final String WORK = "https://sqs.eu-west-1.amazonaws.com/111122223333/work";
    private static final String DEAD = "https://sqs.eu-west-1.amazonaws.com/111122223333/dead";
    private static final String DEAD_ARN = "arn:aws:sqs:eu-west-1:111122223333:dead";
    private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
    private static final Evidence READ = Evidence.of("fake:Read");

    /** As SQS writes it: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
    private static final String REDRIVE = "{\"deadLetterTargetArn\":\"" + DEAD_ARN + "\",\"maxReceiveCount\":3}";

    private static final TestStack STACK = TestStack.of("{\"Work\": {\"Type\": \"AWS::SQS::Queue\", \"PhysicalId\": \""
            + WORK
            + "\", \"Properties\": {\"SqsManagedSseEnabled\": true, \"MessageRetentionPeriod\": 3600, \"RedrivePolicy\": "
            + REDRIVE
            + "}}, \"Dead\": {\"Type\": \"AWS::SQS::Queue\", \"PhysicalId\": \"" + DEAD
            + "\", \"Properties\": {\"KmsMasterKeyId\": \"" + KEY + "\", \"MessageRetentionPeriod\": \"1209600\"}}}");

    private static Check<ExpectedQueue> retention() {
        return SqsChecks.ALL.stream()
                .filter(check -> check.info().id().equals("sqs.queue.retention"))
                .map(check -> {
                    @SuppressWarnings("unchecked") // About queues, as every check of this list is.
                    var queues = (Check<ExpectedQueue>) check;
                    return queues;
                })
                .findFirst()
                .orElseThrow();
    }

    private static FakeCloud cloud(Map<String, String> work, Map<String, String> dead) {
        return new FakeCloud()
                .present("queue " + WORK, new QueueFacts("arn:aws:sqs:eu-west-1:111122223333:work", work))
                .present("queue " + DEAD, new QueueFacts(DEAD_ARN, dead));
    }

    private static Map<String, String> work(String name, String value) {
        var attributes = new HashMap<>(
                Map.of("SqsManagedSseEnabled", "true", "MessageRetentionPeriod", "3600", "RedrivePolicy", REDRIVE));
        attributes.put(name, value);
        return attributes;
    }

    private static FakeCloud changed(String name, String value) {
        return cloud(work(name, value), Map.of("KmsMasterKeyId", KEY, "MessageRetentionPeriod", "1209600"));
    }

    private static FakeCloud healthy() {
        return changed("MaximumMessageSize", "1048576");
    }

    @Test
    void allPassOnHealthyQueues() {
        assertThat(STACK.examine(new QueueEncryptionDeclared(), "Work", healthy()))
                .isEqualTo(new Outcome.Pass("SQS's own key", READ));
        assertThat(STACK.examine(new QueueEncryptionDeclared(), "Dead", healthy()))
                .isEqualTo(new Outcome.Pass(KEY, READ));
        assertThat(STACK.examine(retention(), "Work", healthy())).isEqualTo(new Outcome.Pass("3600 s", READ));
        assertThat(STACK.examine(new QueueRedriveDeclared(), "Work", healthy()))
                .isEqualTo(new Outcome.Pass("after 3 to " + DEAD_ARN, READ));
        assertThat(STACK.applies(new QueueRedriveDeclared(), "Dead")).isFalse();
    }

    @Test
    void encryptionFailsWhenOff() {
        assertThat(STACK.examine(new QueueEncryptionDeclared(), "Work", changed("SqsManagedSseEnabled", "false")))
                .isEqualTo(new Outcome.Fail("SQS's own key", "not encrypted", READ));
    }

    /** SQS takes one of the two: "SqsManagedSseEnabled" is false where a KMS key is set. */
    @Test
    void encryptionFailsWithAnotherKey() {
        assertThat(STACK.examine(new QueueEncryptionDeclared(), "Work", changed("KmsMasterKeyId", "alias/mine")))
                .isEqualTo(new Outcome.Fail("SQS's own key", "alias/mine", READ));
        var dead = cloud(Map.of(), Map.of("SqsManagedSseEnabled", "true"));
        assertThat(STACK.examine(new QueueEncryptionDeclared(), "Dead", dead))
                .isEqualTo(new Outcome.Fail(KEY, "SQS's own key", READ));
    }

    @Test
    void retentionFailsWhenShorter() {
        assertThat(STACK.examine(retention(), "Work", changed("MessageRetentionPeriod", "60")))
                .isEqualTo(new Outcome.Fail("3600 s", "60 s", READ));
    }

    @Test
    void redriveFailsWhenDroppedOrElsewhere() {
        assertThat(STACK.examine(new QueueRedriveDeclared(), "Work", changed("RedrivePolicy", "")))
                .isEqualTo(new Outcome.Fail("after 3 to " + DEAD_ARN, "no redrive policy", READ));
        assertThat(STACK.examine(
                        new QueueRedriveDeclared(), "Work", changed("RedrivePolicy", REDRIVE.replace("3}", "\"5\"}"))))
                .isEqualTo(new Outcome.Fail("after 3 to " + DEAD_ARN, "after 5 to " + DEAD_ARN, READ));
        assertThat(STACK.examine(new QueueRedriveDeclared(), "Work", changed("RedrivePolicy", "[")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    /** The age of a message counts from when it was first sent: sqs-dead-letter-queues.html, "retention". */
    @Test
    void redriveFailsIntoAQueueThatForgetsSooner() {
        var cloud = cloud(work("x", "y"), Map.of("MessageRetentionPeriod", "60"));
        assertThat(STACK.examine(new QueueRedriveDeclared(), "Work", cloud))
                .isEqualTo(new Outcome.Fail(
                        "a dead-letter queue that keeps messages longer than 3600 s",
                        "60 s",
                        READ,
                        Optional.of(new FindingRef("sqs.queue.retention", "Dead"))));
    }

    @Test
    void redriveIsLeftToTheDeadLetterQueueThatIsGone() {
        var cloud = new FakeCloud()
                .present("queue " + WORK, new QueueFacts("arn", work("x", "y")))
                .absent("queue " + DEAD);
        assertThat(STACK.examine(new QueueRedriveDeclared(), "Work", cloud))
                .isEqualTo(Outcome.Skipped.because(new FindingRef("sqs.queue.exists", "Dead")));
    }

    @Test
    void allAreLeftToTheQueueThatIsGoneAndUnknownWhenDenied() {
        for (var check : List.of(new QueueEncryptionDeclared(), retention(), new QueueRedriveDeclared())) {
            assertThat(STACK.examine(check, "Work", new FakeCloud()))
                    .isEqualTo(Outcome.Skipped.because(new FindingRef("sqs.queue.exists", "Work")));
            assertThat(STACK.examine(check, "Work", new FakeCloud().denied("queue " + WORK, "sqs:GetQueueAttributes")))
                    .isEqualTo(new Outcome.Unknown(
                            "sqs:GetQueueAttributes: AccessDenied", Optional.of("sqs:GetQueueAttributes")));
        }
    }
}
