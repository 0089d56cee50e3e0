package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.observation.Evidence;
import serin.observation.KeyFacts;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.observation.QueueFacts;

/** Queues, and keys, whose absence AWS can hide behind a denial. */
class AwsQueuesTest {
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/111122223333/q";

    private static StubAws stub;
    private static AwsCloud aws;

    @BeforeAll
    static void start() throws IOException {
        stub = new StubAws();
        aws = TestCloud.open(stub.uri());
    }

    @AfterAll
    static void stop() {
        aws.close();
        stub.close();
    }

    @BeforeEach
    void freshRun() {
        stub.reset();
    }

    @Test
    void readsEveryAttribute() {
        stub.on(
                "GetQueueAttributes",
                Wire.success(
                        "GetQueueAttributes",
                        "{\"Attributes\": {\"QueueArn\": \"arn\", \"MessageRetentionPeriod\": \"60\", \"NewOne\": \"x\"}}"));

        assertThat(TestCloud.cloud(aws).queues().queue(URL))
                .isEqualTo(new Observation.Present<>(
                        new QueueFacts("arn", Map.of("QueueArn", "arn", "MessageRetentionPeriod", "60", "NewOne", "x")),
                        Evidence.of("sqs:GetQueueAttributes")));
        assertThat(stub.asked().getFirst().body()).contains("\"All\"");
    }

    /** The wire form since SQS speaks JSON; the code in the header is the recorded one. */
    @Test
    void theOlderCodeInTheHeaderIsAbsence() {
        stub.on(
                "GetQueueAttributes",
                Wire.withHeader(
                        Wire.error(
                                "GetQueueAttributes", 400, "QueueDoesNotExist", "The specified queue does not exist."),
                        "x-amzn-query-error",
                        "AWS.SimpleQueueService.NonExistentQueue;Sender"));

        assertThat(TestCloud.cloud(aws).queues().queue(URL))
                .isEqualTo(new Observation.Absent<>(
                        "queue " + URL + " does not exist", Evidence.of("sqs:GetQueueAttributes")));
    }

    @Test
    void theOlderCodeOfADenialInTheHeaderIsADenial() {
        stub.on(
                "GetQueueAttributes",
                Wire.withHeader(
                        Wire.error(
                                "GetQueueAttributes",
                                403,
                                "AccessDeniedException",
                                "Access to the resource https://sqs.eu-west-1.amazonaws.com/ is denied."),
                        "x-amzn-query-error",
                        "AccessDenied;Sender"));

        assertThat(TestCloud.cloud(aws).queues().queue(URL))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.DENIED));
    }

    @Test
    void readsAKey() {
        stub.on(
                "DescribeKey",
                Wire.success(
                        "DescribeKey",
                        "{\"KeyMetadata\": {\"KeyId\": \"k\", \"Arn\": \"arn\", \"KeyState\": \"PendingDeletion\"}}"));

        assertThat(TestCloud.cloud(aws).keys().key("alias/k"))
                .isEqualTo(new Observation.Present<>(
                        new KeyFacts("k", "arn", "PendingDeletion"), Evidence.of("kms:DescribeKey")));
    }

    /** Recorded: {@code Invalid arn us-east-1} is KMS's answer to a key of another region. */
    @Test
    void aKeyOfAnotherRegionIsNotAbsent() {
        stub.on("DescribeKey", Wire.error("DescribeKey", 400, "NotFoundException", "Invalid arn us-east-1"));

        assertThat(TestCloud.cloud(aws).keys().key("arn:aws:kms:us-east-1:111122223333:key/k"))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.SERVICE_ERROR));
    }
}
