package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import serin.ledger.DeploymentLog;
import serin.ledger.Noted;
import serin.metric.ComponentKind;
import serin.metric.DeploymentEvent;
import serin.metric.DeploymentEvent.Phase;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

/** On the wire, as https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/ has PutItem and Query. */
class AwsDeploymentLogTest {
    private static final DeploymentEvent END = new DeploymentEvent(
            "serin-dev",
            ComponentKind.FUNCTION_DEPLOYMENT,
            "d-3LX9TG4NH",
            Instant.parse("2026-11-27T12:00:00Z"),
            Phase.FAILED,
            Optional.of(Duration.ofSeconds(90)));

    private static StubAws stub;
    private static AwsCloud aws;
    private DeploymentLog log;

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
    void fresh() {
        stub.reset();
        log = aws.deploymentLog("serin-dev-canary-ledger", Instant.now().plusSeconds(60));
    }

    /** In a partition that no stack's runs can have, since a stack's name has no slash. */
    @Test
    void writesARowThatIsNotThere() {
        stub.on("PutItem", Wire.json(200, "{}"));

        assertThat(log.note(END)).isEqualTo(new Noted.First());

        var put = asked();
        assertThat(put.path("ConditionExpression").asText()).isEqualTo("attribute_not_exists(#id)");
        var item = put.path("Item");
        assertThat(item.at("/stack/S").asText()).isEqualTo("serin-dev/function-deployment");
        assertThat(item.at("/id/S").asText()).isEqualTo("d-3LX9TG4NH");
        assertThat(item.at("/started_at/S").asText()).isEqualTo("2026-11-27T12:00:00.000Z");
        assertThat(item.at("/phase/S").asText()).isEqualTo("FAILED");
        assertThat(item.at("/duration_millis/N").asText()).isEqualTo("90000");
        // date -u -d '2028-01-01T12:00Z' +%s
        assertThat(item.at("/expires_at/N").asText()).isEqualTo("1830340800");
    }

    @Test
    void aRowOfAnotherIsARepetition() {
        stub.on("PutItem", conditionFailed("{\"writer\": {\"S\": \"another\"}}"));

        assertThat(log.note(END)).isEqualTo(new Noted.Again());
    }

    /** The answer to a write can be lost on the way; the SDK then writes again, and finds its own row. */
    @Test
    void itsOwnRowIsNone() {
        stub.on(
                "PutItem",
                asked -> conditionFailed(Wire.parse(asked.body()).path("Item").toString()));

        assertThat(log.note(END)).isEqualTo(new Noted.First());
    }

    @Test
    void aWriteThatIsDeniedIsLostAndSaid() {
        stub.on("PutItem", Wire.error("PutItem", 400, "AccessDeniedException", "No."));

        assertThat(log.note(END))
                .isInstanceOfSatisfying(
                        Noted.Lost.class, lost -> assertThat(lost.why()).startsWith("dynamodb:PutItem: AccessDenied"));
    }

    @Test
    void readsWhatItWroteTheLastFirst() {
        stub.on("PutItem", Wire.json(200, "{}"));
        log.note(END);
        var page = Wire.JSON.createObjectNode();
        page.putArray("Items").add(asked().path("Item"));
        stub.on("Query", Wire.json(200, page));

        assertThat(log.newest("serin-dev", ComponentKind.FUNCTION_DEPLOYMENT, 60))
                .isEqualTo(new Observation.Present<>(List.of(END), Evidence.of("dynamodb:Query")));
        assertThat(asked().path("IndexName").asText()).isEqualTo("newest-first-index");
        assertThat(asked().path("ScanIndexForward").asBoolean(true)).isFalse();
        assertThat(asked().path("Limit").asInt()).isEqualTo(60);
        assertThat(asked().at("/ExpressionAttributeValues/:stack/S").asText())
                .isEqualTo("serin-dev/function-deployment");
    }

    @Test
    void aRowThatCannotBeReadIsSaidAndNotLeftOut() {
        stub.on("Query", Wire.json(200, "{\"Items\": [{\"id\": {\"S\": \"d-1\"}}]}"));

        assertThat(log.newest("serin-dev", ComponentKind.DEPLOYMENT, 1))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static JsonNode asked() {
        return Wire.parse(stub.asked().getLast().body());
    }

    private static StubAws.Reply conditionFailed(String item) {
        var body = Wire.JSON
                .createObjectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException")
                .put("message", "The conditional request failed");
        body.set("Item", Wire.parse(item));
        return Wire.json(400, body);
    }
}
