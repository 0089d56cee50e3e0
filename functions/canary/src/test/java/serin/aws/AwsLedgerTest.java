package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.RUN;
import static serin.ledger.LedgerEntries.UNKNOWN;
import static serin.ledger.LedgerEntries.hook;
import static serin.ledger.LedgerEntries.stackRun;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import serin.ledger.Answer;
import serin.ledger.Ledger;
import serin.ledger.LedgerEntries;
import serin.ledger.LedgerEntry;
import serin.ledger.Recorded;
import serin.metric.ComponentKind;
import serin.metric.Tallies;
import serin.metric.Tally;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;
import serin.run.Trigger;

/** On the wire, member by member as https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/ has PutItem and Query. */
class AwsLedgerTest {
    private static StubAws stub;
    private static AwsCloud aws;
    private Ledger ledger;

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
        ledger = aws.ledger("serin-dev-canary-ledger", Instant.now().plusSeconds(60));
    }

    @Test
    void writesOneConditionalRow() {
        stub.on("PutItem", Wire.json(200, "{}"));

        assertThat(ledger.record(hook(Answer.FAILED, FAILED))).isEqualTo(new Recorded.Written());

        var put = asked();
        assertThat(put.path("TableName").asText()).isEqualTo("serin-dev-canary-ledger");
        assertThat(put.path("ConditionExpression").asText())
                .isEqualTo("attribute_not_exists(#id) OR #weight < :weight");
        assertThat(put.at("/ExpressionAttributeValues/:weight/N").asText()).isEqualTo("23");
        assertThat(put.path("ReturnValuesOnConditionCheckFailure").asText()).isEqualTo("ALL_OLD");
        var item = put.path("Item");
        assertThat(item.at("/stack/S").asText()).isEqualTo("serin-dev");
        // 64 hexadecimal digits are a SHA-256.
        assertThat(item.at("/id/S").asText()).startsWith("d-3LX9TG4NH#").hasSize("d-3LX9TG4NH#".length() + 64);
        assertThat(item.at("/started_at/S").asText()).isEqualTo("2026-11-27T12:00:00.000Z");
        // date -u -d '2028-01-01T12:00Z' +%s
        assertThat(item.at("/expires_at/N").asText()).isEqualTo("1830340800");
        assertThat(item.at("/answer/S").asText()).isEqualTo("Failed");
        assertThat(item.at("/target_version/S").asText()).isEqualTo("3");
        assertThat(item.at("/findings/L/0/M/message/S").asText()).isEqualTo("expected ENABLED, found DISABLED");
    }

    /** The key follows from the event alone, whatever the run has found. */
    @Test
    void theSameExecutionHasTheSameKey() {
        stub.on("PutItem", Wire.json(200, "{}"));

        ledger.record(hook(Answer.FAILED, FAILED));
        ledger.record(hook(Answer.SUCCEEDED, PASSED));
        ledger.record(LedgerEntry.begun(LedgerEntries.HOOK, Trigger.HOOK_AFTER, Instant.EPOCH));

        assertThat(stub.asked())
                .extracting(asked -> Wire.parse(asked.body()).at("/Item/id/S").asText())
                .hasSize(3)
                .containsOnly(asked().at("/Item/id/S").asText());
    }

    @Test
    void tellsWhatIsThereWhenItMayNotOverwrite() {
        var there = hook(Answer.FAILED, FAILED, UNKNOWN).built("sha256");
        stub.on("PutItem", conditionFailed(item(there)));

        assertThat(ledger.record(hook(Answer.SUCCEEDED, PASSED))).isEqualTo(new Recorded.Kept(there));
    }

    /** The answer to a write can be lost on the way; the SDK then writes again, and finds its own row. */
    @Test
    void aRepeatedWriteThatFindsItselfIsWritten() {
        var entry = stackRun(RUN, FAILED);
        stub.on("PutItem", conditionFailed(item(entry)));

        assertThat(ledger.record(entry)).isEqualTo(new Recorded.Written());
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 'dynamodb:PutItem: AccessDeniedException (HTTP 400'",
        "ResourceNotFoundException, table serin-dev-canary-ledger does not exist",
        "ProvisionedThroughputExceededException, 'dynamodb:PutItem: ProvisionedThroughputExceededException (HTTP 400'",
    })
    void aWriteThatIsNotTakenIsLostAndSaid(String code, String why) {
        stub.on("PutItem", Wire.error("PutItem", 400, code, "No."));

        assertThat(ledger.record(stackRun(RUN, PASSED)))
                .isInstanceOfSatisfying(
                        Recorded.Lost.class, lost -> assertThat(lost.why()).startsWith(why));
    }

    @Test
    void asksForTheNewestOfOneStackAcrossPages() {
        var newer = hook(Answer.FAILED, FAILED);
        var older = stackRun(RUN, PASSED);
        stub.on("Query", asked -> {
            var second = asked.body().contains("ExclusiveStartKey");
            var page = Wire.JSON.createObjectNode();
            page.putArray("Items").add(item(second ? older : newer));
            if (!second) {
                page.putObject("LastEvaluatedKey").putObject("id").put("S", "x");
            }
            return Wire.json(200, page);
        });

        assertThat(ledger.newest("serin-dev", 50))
                .isEqualTo(new Observation.Present<>(List.of(newer, older), Evidence.of("dynamodb:Query")));
        var query = Wire.parse(stub.asked().getFirst().body());
        assertThat(query.path("IndexName").asText()).isEqualTo("newest-first-index");
        assertThat(query.path("ScanIndexForward").asBoolean(true)).isFalse();
        assertThat(query.path("Limit").asInt()).isEqualTo(50);
        assertThat(query.at("/ExpressionAttributeValues/:stack/S").asText()).isEqualTo("serin-dev");
    }

    @Test
    void readsTheTalliesOfRunsAndNothingElseOfThem() {
        var run = stackRun(RUN, FAILED, PASSED);
        stub.on("Query", _ -> {
            var page = Wire.JSON.createObjectNode();
            page.putArray("Items").add(item(run)).add(item(hook(Answer.FAILED, FAILED)));
            return Wire.json(200, page);
        });

        assertThat(ledger.tallies("serin-dev", 120))
                .isEqualTo(new Observation.Present<>(
                        new LinkedHashMap<>(Map.of(
                                RUN.executionId(), new Tallies(Map.of(ComponentKind.RULE, new Tally(2, 1, 0, 0))))),
                        Evidence.of("dynamodb:Query")));
        assertThat(asked().path("ProjectionExpression").asText()).isEqualTo("#execution, #kinds");
        assertThat(asked().at("/ExpressionAttributeNames/#kinds").asText()).isEqualTo("kinds");
    }

    /** A newer canary may know more kinds. */
    @Test
    void aKindThatIsNotKnownIsLeftOut() {
        stub.on(
                "Query",
                Wire.json(
                        200,
                        "{\"Items\": [{\"execution_id\": {\"S\": \"e\"}, \"kinds\": {\"M\": {\"weather\": {\"M\": {}}}}}]}"));

        assertThat(ledger.tallies("serin-dev", 1))
                .isEqualTo(new Observation.Present<>(new LinkedHashMap<>(), Evidence.of("dynamodb:Query")));
    }

    @Test
    void aTallyThatCannotBeIsSaid() {
        stub.on(
                "Query",
                Wire.json(
                        200,
                        "{\"Items\": [{\"execution_id\": {\"S\": \"e\"}, \"kinds\": {\"M\": {\"rule\": {\"M\": {"
                                + "\"evaluated\": {\"N\": \"1\"}, \"failed\": {\"N\": \"2\"}, \"explained\": {\"N\": \"0\"},"
                                + " \"unknown\": {\"N\": \"0\"}}}}}}]}"));

        assertThat(ledger.tallies("serin-dev", 1))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void asksForADeploymentsRowsConsistently() {
        stub.on("Query", Wire.json(200, "{\"Items\": []}"));

        ledger.deployment("serin-dev", "d-3LX9TG4NH");

        assertThat(asked().path("ConsistentRead").asBoolean()).isTrue();
        assertThat(asked().at("/ExpressionAttributeValues/:prefix/S").asText()).isEqualTo("d-3LX9TG4NH#");
    }

    @Test
    void aRowThatCannotBeReadIsSaidAndNotLeftOut() {
        stub.on("Query", Wire.json(200, "{\"Items\": [{\"stack\": {\"S\": \"serin-dev\"}}]}"));

        assertThat(ledger.newest("serin-dev", 1))
                .isInstanceOfSatisfying(
                        Observation.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(Reason.MALFORMED));
    }

    private static JsonNode asked() {
        return Wire.parse(stub.asked().getLast().body());
    }

    /** The item on the wire, as the ledger itself writes it. */
    private JsonNode item(LedgerEntry entry) {
        try (var other = new StubAws()) {
            other.on("PutItem", Wire.json(200, "{}"));
            try (var cloud = TestCloud.open(other.uri())) {
                cloud.ledger("t", Instant.now().plusSeconds(60)).record(entry);
            }
            return Wire.parse(other.asked().getFirst().body()).path("Item");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static StubAws.Reply conditionFailed(JsonNode item) {
        var body = Wire.JSON
                .createObjectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException")
                .put("message", "The conditional request failed");
        body.set("Item", item);
        return Wire.json(400, body);
    }
}
