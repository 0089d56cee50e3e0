package marketdata.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** On the wire: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
class DynamoTableTest {
    private final List<String> requests = new ArrayList<>();
    private final List<Integer> pauses = new ArrayList<>();
    private final Deque<String> answers = new ArrayDeque<>();
    private int status = 200;
    private String answer = "{}";

    private HttpServer server;
    private DynamoTable table;

    DynamoTableTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var dynamo = DynamoDbClient.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        table = new DynamoTable(dynamo, "serin-dev-assets", pauses::add);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = (answers.isEmpty() ? answer : answers.pop()).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForTheWholeKeyConsistently() {
        table.find(ItemKey.of("symbol", "AAPL"));
        assertThat(requests)
                .containsExactly(
                        "{\"TableName\":\"serin-dev-assets\",\"Key\":{\"symbol\":{\"S\":\"AAPL\"}},\"ConsistentRead\":true}");
    }

    @Test
    void isEmptyWhenThereIsNoItem() {
        assertThat(table.find(ItemKey.of("symbol", "AAPL"))).isEmpty();
    }

    @Test
    void readsEachTypeOfAttribute() {
        answer = """
                {"Item": {"symbol": {"S": "AAPL"}, "volume": {"N": "12.50"}, "is_processed": {"BOOL": true}, "tags": {"L": []}}}
                """;
        assertThat(table.find(ItemKey.of("symbol", "AAPL")))
                .contains(new Item(Map.of(
                        "symbol", new Attribute.Text("AAPL"),
                        "volume", new Attribute.Numeric(new BigDecimal("12.50")),
                        "is_processed", new Attribute.Flag(true),
                        "tags", new Attribute.Other("L"))));
    }

    @Test
    void failsWhenTheReadIsDenied() {
        status = 400;
        answer = "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"not authorized\"}";
        assertThatThrownBy(() -> table.find(ItemKey.of("symbol", "AAPL")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("not authorized");
    }

    /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
    @Test
    void setsTheGivenAttributesAndNoOthers() {
        table.upsert(
                ItemKey.of("symbol", "AAPL"),
                Map.of("name", new Attribute.Text("Apple"), "tradable", new Attribute.Flag(true)),
                Map.of("last_pollenation_date", new Attribute.Text("1970-01-01T00:00:00Z")));
        assertThat(requests.getFirst())
                .contains("\"UpdateExpression\":\"SET #f0 = :v0, #f1 = :v1, #f2 = if_not_exists(#f2, :v2)\"")
                .contains("\"Key\":{\"symbol\":{\"S\":\"AAPL\"}}")
                .contains("\"#f2\":\"last_pollenation_date\"")
                .contains("\":v1\":{\"BOOL\":true}");
    }

    @Test
    void changesNothingWhenTheConditionIsNotMet() {
        status = 400;
        answer = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                + "\"message\":\"The conditional request failed\"}";
        assertThat(table.setOnce(
                        ItemKey.of("symbol", "AAPL"), "is_processed", Map.of("is_processed", new Attribute.Flag(true))))
                .isFalse();
        assertThat(requests.getFirst())
                .contains("attribute_exists(#there) AND (attribute_not_exists(#flag) OR #flag <> :true)");
    }

    /** At most 25 items in a request: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
    @Test
    void putsInBatchesOf25() {
        assertThat(table.putAll(items(51))).isEmpty();
        assertThat(requests).hasSize(3);
        assertThat(requests.getFirst().split("PutRequest", -1)).hasSize(26);
    }

    @Test
    void triesAgainWhatWasLeftUnprocessed() {
        answers.add(unprocessed());
        assertThat(table.putAll(items(2))).isEmpty();
        assertThat(requests).hasSize(2);
        assertThat(requests.getLast().split("PutRequest", -1)).hasSize(2);
        assertThat(pauses).containsExactly(1);
    }

    @Test
    void answersWhatCouldNotBeStored() {
        answer = unprocessed();
        assertThat(table.putAll(items(2))).isEqualTo(items(1));
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void queriesPageAfterPage() {
        answers.add("{\"Items\":[{\"symbol\":{\"S\":\"S0\"}}],\"LastEvaluatedKey\":{\"symbol\":{\"S\":\"S0\"}}}");
        answer = "{\"Items\":[{\"symbol\":{\"S\":\"S1\"}}]}";
        assertThat(table.query("status-index", "status", "active")).isEqualTo(items(2));
        assertThat(requests).hasSize(2);
        assertThat(requests.getLast()).contains("\"ExclusiveStartKey\":{\"symbol\":{\"S\":\"S0\"}}");
    }

    private static String unprocessed() {
        return "{\"UnprocessedItems\":{\"serin-dev-assets\":[{\"PutRequest\":{\"Item\":{\"symbol\":{\"S\":\"S0\"}}}}]}}";
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Item(Map.of("symbol", new Attribute.Text("S" + i))))
                .toList();
    }
}
