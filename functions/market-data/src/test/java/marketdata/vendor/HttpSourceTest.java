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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marketdata.signal.Signals;
import marketdata.signal.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSourceTest {
    private final HttpServer server;
    private final List<String> requests = new ArrayList<>();
    private Optional<String> quota = Optional.empty();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<String> signals = new ArrayList<>();
    private final HttpSource source;

    HttpSourceTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        source = new HttpSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/_vendor/av/"),
                AlphaVantage.authentication(new Known()),
                Duration.ofMillis(1),
                new Told());
    }

    private final class Told implements Signals {
        @Override
        public void vendorAnswered(Duration took) {
            signals.add(took.isNegative() || took.toSeconds() > 29 ? "at some time" : "answered");
        }

        @Override
        public void vendorQuotaLeft(long requests) {
            signals.add(requests + " left");
        }

        @Override
        public void handled(Tally tally, Optional<Instant> scheduledTime) {
            throw new IllegalStateException("a vendor handles no event");
        }

        @Override
        public void failed(Tally tally) {
            throw new IllegalStateException("a vendor handles no event");
        }
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
            quota.ifPresent(left -> exchange.getResponseHeaders().set("X-RateLimit-Remaining", left));
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

    /** Each try is an answer of the vendor's; what it does not tell is not told. */
    @Test
    void tellsHowLongEachAnswerTookAndWhatIsLeft() {
        statuses.add(503);
        source.get("/query", Map.of());
        quota = Optional.of("199");
        source.get("/query", Map.of());
        quota = Optional.of("many");
        source.get("/query", Map.of());
        assertThat(signals).containsExactly("answered", "answered", "answered", "199 left", "answered");
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
