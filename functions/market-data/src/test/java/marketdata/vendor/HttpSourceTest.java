package marketdata.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final HttpSource source;

    HttpSourceTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source = new HttpSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/_vendor/av/"),
                AlphaVantage.authentication(new Known()),
                Duration.ofMillis(1));
    }

    private record Known() implements Credentials {
        @Override
        public String name() {
            return "vendor";
        }

        @Override
        public String value(String key) {
            return "k&y";
        }

        @Override
        public Set<String> keys() {
            return Set.of("apikey");
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
            var status = statuses.isEmpty() ? 200 : statuses.pop();
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("ok".getBytes(UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void addsWhoAsksToTheQuery() {
        assertThat(source.get("/query", Map.of("function", "OVERVIEW", "symbol", "BTC/USD")))
                .isEqualTo("ok");
        assertThat(requests).containsExactly("/_vendor/av/query?apikey=k%26y&function=OVERVIEW&symbol=BTC%2FUSD");
    }

    @Test
    void triesThreeTimesWhenTheVendorIsBusy() {
        statuses.addAll(List.of(429, 503));
        assertThat(source.get("/query", Map.of())).isEqualTo("ok");
        assertThat(requests).hasSize(3);
    }

    @Test
    void givesUpAfterThreeTries() {
        statuses.addAll(List.of(500, 500, 500));
        assertThatThrownBy(() -> source.get("/query", Map.of()))
                .isInstanceOf(VendorException.class)
                .hasMessage("/query: the vendor answered status 500");
        assertThat(requests).hasSize(3);
    }

    @Test
    void asksOnceWhenAskingAgainWouldNotHelp() {
        statuses.add(403);
        assertThatThrownBy(() -> source.get("/query", Map.of())).hasMessage("/query: the vendor answered status 403");
        assertThat(requests).hasSize(1);
    }

    /** After five failures in a row. */
    @Test
    void leavesAVendorAloneThatFailsTooOften() {
        statuses.addAll(List.of(500, 500, 500, 500, 500));
        assertThatThrownBy(() -> source.get("/query", Map.of())).isInstanceOf(VendorException.class);
        assertThatThrownBy(() -> source.get("/query", Map.of())).isInstanceOf(VendorException.class);
        assertThatThrownBy(() -> source.get("/query", Map.of()))
                .hasMessageContaining("the vendor has failed too often");
        assertThat(requests).hasSize(5);
    }

    /** The address bears the key. */
    @Test
    void tellsNothingOfTheAddressWhenNobodyAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> source.get("/query", Map.of("function", "OVERVIEW")))
                .hasMessage("/query: ConnectException")
                .hasNoCause();
    }
}
