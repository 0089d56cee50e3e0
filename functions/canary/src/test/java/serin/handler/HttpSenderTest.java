package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import serin.gate.TimeBox;
import serin.stackgate.ResponseUrl;
import serin.stackgate.Sender.Sent;

/** On the wire, to a server of this machine. */
class HttpSenderTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Length") + " "
                    + exchange.getRequestHeaders().getFirst("Transfer-Encoding") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Location", endpoint() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private Sent put(URI endpoint, Duration limit) {
        try (var sender = new HttpSender(TimeBox.virtualThreads())) {
            return sender.put(
                    ResponseUrl.of(endpoint + "/arn%3Aaws%7C1?Signature=a%2Fb%3D", Optional.of(endpoint)),
                    "{\"Status\": \"SUCCESS\"}".getBytes(StandardCharsets.UTF_8),
                    limit);
        }
    }

    /** S3 refuses a Content-Type that was not signed, and a body in chunks; the URL goes out as it came. */
    @Test
    void putsTheBodyAndNothingElse() {
        assertThat(put(endpoint(), LONG_ENOUGH)).isEqualTo(new Sent.Arrived());

        assertThat(asked)
                .containsExactly("PUT /arn%3Aaws%7C1?Signature=a%2Fb%3D null 21 null {\"Status\": \"SUCCESS\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void mayBeRepeated(int answered) {
        status = answered;

        assertThat(put(endpoint(), LONG_ENOUGH)).isEqualTo(new Sent.Failed("status " + answered));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404})
    void isRefused(int answered) {
        status = answered;

        assertThat(put(endpoint(), LONG_ENOUGH)).isEqualTo(new Sent.Refused(answered));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void followsNobodyElsewhere(int answered) {
        status = answered;

        assertThat(put(endpoint(), LONG_ENOUGH)).isEqualTo(new Sent.Refused(answered));
        assertThat(asked).hasSize(1);
    }

    @Test
    void failsWithoutNamingTheUrlWhereNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(put(URI.create("http://127.0.0.1:" + free), LONG_ENOUGH))
                .isEqualTo(new Sent.Failed("ConnectException"));
    }

    @Test
    void waitsNoLongerThanItMay() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(put(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMillis(200)))
                    .isInstanceOf(Sent.Failed.class);
        }
    }
}
