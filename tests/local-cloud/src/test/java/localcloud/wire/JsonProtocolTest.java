package localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Formats as on https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html and …/aws-query-protocol.html. */
final class JsonProtocolTest {
    private static final String DESCRIBE = "DynamoDB_20120810.Describe";
    private final Wire wire = new Wire();

    @Test
    void readsAnObjectAndAnswersWithTimesAsEpochSeconds() {
        var answer = wire.send(Wire.json("dynamodb", DESCRIBE, "{\"Name\": \"t\"}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Wire.header(answer, "Content-Type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(Wire.header(answer, "x-amzn-RequestId")).isNotEmpty();
        assertThat(wire.input().path("Name").asText()).isEqualTo("t");
        // RFC 8949's appendix A gives this moment in both forms: 1363896240 and 1363896240.5 are 2013-03-21T20:04:00Z
        // and half a second later.
        assertThat(answer.bodyText())
                .startsWith(
                        "{\"Name\":\"a<b&\\\"c\\\"\",\"At\":1363896240,\"Half\":1363896240.500,\"Items\":[\"x\",\"y\"]");
    }

    @Test
    void writesAnErrorWithItsTypeInBodyAndHeader() {
        var answer = wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Missing", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText())
                .isEqualTo("{\"__type\":\"ResourceNotFoundException\",\"message\":\"Requested resource not found\"}");
        assertThat(Wire.header(answer, "x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(answer.headers()).doesNotContainKey("x-amzn-query-error");
    }

    @Test
    void addsTheQueryCodeForAServiceThatSpokeQueryOnce() {
        var answer = wire.send(Wire.json("sqs", "AmazonSQS.MissingQueue", "{}"));

        assertThat(answer.bodyText()).contains("\"__type\":\"QueueDoesNotExist\"");
        assertThat(Wire.header(answer, "x-amzn-query-error"))
                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue;Sender");
    }

    @Test
    void refusesAnOperationThatTheServiceDoesNotKnow() {
        var answer = wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Nope", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText()).contains("\"__type\":\"UnknownOperationException\"");
    }

    @Test
    void refusesAServiceThatIsNotThere() {
        var answer = wire.send(Wire.json("neptune", "NeptuneGraph.Describe", "{}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText()).contains("\"__type\":\"UnknownOperationException\"");
    }

    @Test
    void refusesAParameterThatTheOperationDoesNotKnowByItsName() {
        var answer = wire.send(Wire.json("dynamodb", DESCRIBE, "{\"Name\": \"t\", \"Nmae\": \"t\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText()).contains("\"__type\":\"ValidationException\"", "Unknown parameter 'Nmae'");
        assertThat(wire.received).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoObject() {
        assertUnreadable("{\"Name\": ");
        assertUnreadable("[]");
        assertUnreadable("{} {}");
        assertUnreadable("{\"Name\": 1, \"Name\": 2}");
        assertUnreadable("[".repeat(100_000));
        assertUnreadable("{\"Name\":".repeat(5_000) + "1" + "}".repeat(5_000));
    }

    private void assertUnreadable(String body) {
        var answer = wire.send(Wire.json("dynamodb", DESCRIBE, body));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.bodyText()).contains("\"__type\":\"SerializationException\"");
    }

    @Test
    void answersAFailureOfItsOwnAsTheServiceDoes() {
        var answer = wire.send(Wire.json("dynamodb", "DynamoDB_20120810.Crash", "{}"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.bodyText())
                .contains("\"__type\":\"InternalServerError\"")
                .doesNotContain("a bug");
    }
}
