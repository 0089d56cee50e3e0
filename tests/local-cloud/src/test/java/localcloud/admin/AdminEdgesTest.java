package localcloud.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import localcloud.LocalCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the admin API does at its edges: it refuses rather than guesses, says why, and leaves nothing half done. Patches behave as
 * RFC 6902 and RFC 6901 say.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AdminEdgesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUEUE = "/_cloud/resources/Queue";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCloud cloud;

    AdminEdgesTest() throws IOException {
        cloud = LocalCloud.start(new LocalCloud.Options(0, Path.of("."), InstantSource.system(), List.of()));
        cloud.deploy("edges", """
                {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {
                  "QueueName": "queue", "DelaySeconds": 1, "Tags": [{"Key": "a/b", "Value": "c~d"}]}}}}""", Map.of());
    }

    @BeforeEach
    void reset() {
        assertThat(send("POST", "/_cloud/reset", "{}").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void close() {
        cloud.close();
        http.close();
    }

    @Test
    void readsEscapesInPointers() {
        var answer = patch("""
                [{"op": "add", "path": "/state/a~1b~0c", "value": 1}, {"op": "move", "from": "/state/a~1b~0c", "path": "/state/d~01"},
                 {"op": "copy", "from": "/properties/Tags/0", "path": "/properties/Tags/-"},
                 {"op": "test", "path": "/properties/Tags/1/Value", "value": "c~d"}]""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).path("state").path("d~1").asInt()).isEqualTo(1);
        assertThat(body(answer).at("/properties/Tags")).hasSize(2);
    }

    /** RFC 6902, 4.6: numbers are equal when their values are. */
    @Test
    void comparesNumbersByValue() {
        assertThat(patch("""
                [{"op": "test", "path": "/properties/DelaySeconds", "value": 1.0}]""").statusCode()).isEqualTo(200);
        assertThat(patch("""
                [{"op": "test", "path": "/properties/DelaySeconds", "value": "1"}]""").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'add', 'path': '/state/a~2', 'value': 1}",
                "{'op': 'add', 'path': '/state/a~', 'value': 1}",
                "{'op': 'add', 'path': '/properties/Tags/2', 'value': {}}",
                "{'op': 'add', 'path': '/properties/Tags/x', 'value': {}}",
                "{'op': 'add', 'path': '/properties/Tags/-1', 'value': {}}",
                "{'op': 'add', 'path': '/properties/Tags/00', 'value': {}}",
                "{'op': 'replace', 'path': '/properties/Tags/1', 'value': {}}",
                "{'op': 'remove', 'path': '/properties/Tags/-'}",
                "{'op': 'remove', 'path': ''}",
                "{'op': 'move', 'from': '/properties', 'path': '/properties/x'}",
                "{'op': 'move', 'from': '/properties/Tags', 'path': '/properties/Tags/0'}",
                "{'op': 'move', 'from': '/properties', 'path': '/state/x'}",
                "{'op': 'move', 'path': '/state/x'}",
                "{'op': 'copy', 'from': '/nowhere', 'path': '/state/x'}",
                "{'op': 'replace', 'path': '/type', 'value': 'AWS::SNS::Topic'}",
                "{'op': 'replace', 'path': '/logicalId', 'value': 'Other'}",
                "{'op': 'replace', 'path': '/physicalId', 'value': ''}",
                "{'op': 'replace', 'path': '', 'value': {}}",
                "{'op': ['add'], 'path': '/state/x', 'value': 1}",
                "{'op': 'ADD', 'path': '/state/x', 'value': 1}",
                "null"
            })
    void appliesAPatchWholeOrNotAtAll(String second) {
        var before = body(send("GET", QUEUE, ""));
        var answer = patch(
                "[{\"op\": \"add\", \"path\": \"/state/first\", \"value\": 1}," + second.replace('\'', '"') + "]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).path("error").asText()).isNotEmpty().doesNotContain("Exception");
        assertThat(body(send("GET", QUEUE, ""))).isEqualTo(before);
    }

    /** Each copies the document's state into itself, which doubles it. */
    @Test
    void refusesADocumentThatGrowsOutOfBounds() {
        var operations = new StringBuilder(
                "[{\"op\": \"add\", \"path\": \"/state/x\", \"value\": \"" + "x".repeat(1000) + "\"}");
        for (int i = 0; i < 40; i++) {
            operations
                    .append(",{\"op\": \"copy\", \"from\": \"/state\", \"path\": \"/state/y")
                    .append(i)
                    .append("\"}");
        }
        var answer = patch(operations + "]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(body(answer).path("error").asText()).contains("characters");
    }

    /** One that could be read but never again be written. */
    @Test
    void refusesADocumentThatIsTooDeep() {
        var deep = "{\"x\":".repeat(990) + "1" + "}".repeat(990);
        assertThat(patch(
                                "[{\"op\": \"add\", \"path\": \"/state/x\", \"value\": " + deep + "},"
                                        + "{\"op\": \"copy\", \"from\": \"/state\", \"path\": \"/state/x/x/x/x/x/x/x/x/x/x/x/x/x\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("GET", QUEUE, "").statusCode()).isEqualTo(200);
    }

    @Test
    void losesNoneOfConcurrentPatches() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 40; i++) {
                answers.add(threads.submit(
                        () -> patch("[{\"op\": \"add\", \"path\": \"/properties/Tags/-\", \"value\": {}}]")
                                .statusCode()));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(body(send("GET", QUEUE, "")).at("/properties/Tags")).hasSize(41);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /_cloud/resources/Nope | | 404",
                "PATCH | /_cloud/resources/Nope | [] | 404",
                "DELETE | /_cloud/resources/Nope | | 404",
                "GET | /_cloud/nope | | 404",
                "GET | /_cloud | | 404",
                "GET | /_cloud/resources/Queue/more | | 404",
                "GET | /_cloud/resources/ | | 200",
                "GET | /_cloud/resources/Queue/ | | 200",
                "GET | /_cloud/resources/Qu%65ue | | 200",
                "GET | /_cloud/resources?type=x | | 400",
                "DELETE | /_cloud/faults?service=sqs | | 400",
                "DELETE | /_cloud/faults | {\"service\": \"sqs\"} | 400",
                "DELETE | /_cloud/resources/Queue | {\"really\": false} | 400",
                "POST | /_cloud/reset | {\"only\": \"faults\"} | 400",
                "POST | /_cloud/reset | { | 400",
                "PATCH | /_cloud/resources/Queue | [] [] | 400",
                "PATCH | /_cloud/resources/Queue | [{\"op\": \"add\", \"op\": \"test\", \"path\": \"/state\", \"value\": {}}] | 400",
                "PUT | /_cloud/resources/New | {\"type\": \"AWS::SQS::Quue\", \"physicalId\": \"x\", \"properties\": {}} | 400",
                "PUT | /_cloud/resources/Queue | {\"type\": \"AWS::SNS::Topic\", \"physicalId\": \"x\", \"properties\": {}} | 400",
                "PUT | /_cloud/resources/New | {\"type\": \"AWS::SNS::Topic\", \"physicalId\": \"\", \"properties\": {}} | 400",
                "PUT | /_cloud/resources/New | {\"type\": \"AWS::SNS::Topic\", \"physicalId\": 5, \"properties\": {}} | 400",
                "PUT | /_cloud/resources/New | {\"type\": \"AWS::SNS::Topic\", \"physicalId\": \"x\", \"properties\": {}, \"state\": 1} | 400",
                "PUT | /_cloud/resources/ | {\"type\": \"AWS::SNS::Topic\", \"physicalId\": \"x\", \"properties\": {}} | 405",
            })
    void answersWithTheStatusOfItsContract(String method, String path, String given, int status) {
        var answer = send(method, path, given == null ? "" : given);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(status == 200 || !body(answer).path("error").asText().isEmpty())
                .isTrue();
        assertThat(send("GET", QUEUE, "").statusCode()).isEqualTo(200);
    }

    @Test
    void replacesByPutWhatIsOfTheSameType() {
        var answer = send("PUT", QUEUE, """
                {"type": "AWS::SQS::Queue", "physicalId": "other", "properties": {"QueueName": "other"}}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(send("GET", QUEUE, ""))).isEqualTo(body(answer));
        assertThat(body(send("GET", "/_cloud/resources", ""))).hasSize(1);
    }

    /** RFC 9110, 15.5.6. */
    @Test
    void saysWhichMethodsAPathTakes() {
        var answer = send("POST", QUEUE, "{}");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("DELETE, GET, PATCH, PUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'probability': 0",
                "'probability': -0.1",
                "'probability': 1.000001",
                "'probability': NaN",
                "'probability': 'Infinity'",
                "'probability': null",
                "'kind': 'delay', 'millis': -1",
                "'kind': 'delay', 'millis': 0",
                "'kind': 'delay', 'millis': 1.5",
                "'kind': 'delay', 'millis': 600001",
                "'kind': 'delay', 'millis': 18446744073709551621",
                "'kind': 'delay', 'millis': 1e99",
                "'kind': 'delay', 'millis': '5'",
                "'kind': 'delay'",
                "'millis': 5",
                "'kind': 'DENY'",
                "'kind': 'explode'",
                "'principal': ''",
                "'principal': 7",
                "'operation': ''",
                "'operation': ['GetItem']",
                "'colour': 'red'"
            })
    void refusesAFaultThatIsNone(String members) {
        var given = "{'service': 'sqs'," + (members.contains("'operation'") ? "" : "'operation': '*',")
                + (members.contains("'kind'") ? "" : "'kind': 'deny',") + members + "}";
        var answer = send("POST", "/_cloud/faults", given.replace('\'', '"'));
        assertThat(answer.statusCode()).as(given).isEqualTo(400);
        assertThat(body(answer).path("error").asText()).isNotEmpty();
        assertThat(body(send("GET", "/_cloud/faults", ""))).isEmpty();
    }

    private HttpResponse<String> patch(String operations) {
        return send("PATCH", QUEUE, operations);
    }

    private HttpResponse<String> send(String method, String path, String given) {
        try {
            var request = HttpRequest.newBuilder(URI.create(cloud.endpoint() + path));
            return http.send(
                    request.method(method, BodyPublishers.ofString(given)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
