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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        table = new DynamoTable(dynamo, "serin-dev-assets");
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var bytes = answer.getBytes(UTF_8);
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
}
