package serin.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private static final ProbeEnvironment ENABLED = Environments.enabled(412);
    private static final ProbeEnvironment DISABLED = Environments.disabled();
    private static final Map<String, String> ASKED =
            Map.of("serin.probe", "1", "serin.nonce", "n-1", "serin.deadlineMillis", "1767225600000");

    /** The answer's shape is protocol 1. */
    @Test
    void answersWithNonceFunctionVersionAndInitTime() throws IOException {
        assertThat(answer(ASKED))
                .isEqualTo("{\"probe\":1,\"nonce\":\"n-1\",\"function\":\"serin-dev-sync-assets\",\"version\":\"7\","
                        + "\"initMillis\":412,\"dependencies\":[],\"rehearsals\":[],\"events\":[]}");
    }

    @Test
    void keepsTheProbeFromTheHandler() throws IOException {
        var business = new Recording();
        call(Probe.around(business, ENABLED), "{\"serin\":\"probe\"}", FakeContext.withCustom(ASKED));
        assertThat(business.seen).isEmpty();
    }

    @Test
    void returnsTheHandlerItselfWhereTheFunctionDoesNotDeclareTheProbe() {
        var business = new Recording();
        assertThat(Probe.around(business, DISABLED)).isSameAs(business);
    }

    @Test
    void passesAnOrdinaryInvocationOn() throws IOException {
        assertThat(passedOn(FakeContext.withoutClientContext())).isEqualTo("{\"a\":1}");
    }

    @Test
    void passesAnInvocationWithoutCustomOn() throws IOException {
        assertThat(passedOn(FakeContext.withCustom(null))).isEqualTo("{\"a\":1}");
    }

    @Test
    void passesAnInvocationWithOtherCustomOn() throws IOException {
        assertThat(passedOn(FakeContext.withCustom(Map.of("tenant", "a", "serin.nonce", "n-1"))))
                .isEqualTo("{\"a\":1}");
    }

    /** The marker means no event, whatever is wrong with the rest. */
    @Test
    void refusesAProtocolThatItDoesNotSpeak() {
        assertThatThrownBy(() -> answer(Map.of("serin.probe", "2", "serin.nonce", "n-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serin.probe must be \"1\", the protocol that this version of the probe speaks");
    }

    @Test
    void refusesAMarkerThatIsNull() {
        var custom = new HashMap<String, String>();
        custom.put("serin.probe", null);
        assertThatThrownBy(() -> answer(custom)).hasMessageStartingWith("serin.probe must be");
    }

    @Test
    void refusesARequestWithoutNonce() {
        assertThatThrownBy(() -> answer(Map.of("serin.probe", "1")))
                .hasMessage("serin.nonce must have 1 to 256 characters");
    }

    @Test
    void refusesANonceThatIsTooLong() {
        assertThatThrownBy(() -> answer(Map.of("serin.probe", "1", "serin.nonce", "n".repeat(257))))
                .hasMessage("serin.nonce must have 1 to 256 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "9999999999999999999"})
    void refusesADeadlineThatIsNoNumber(String deadline) {
        assertThatThrownBy(() ->
                        answer(Map.of("serin.probe", "1", "serin.nonce", "n-1", "serin.deadlineMillis", deadline)))
                .hasMessage("serin.deadlineMillis must be a whole number of milliseconds");
    }

    /** RFC 8259, section 7: a quotation mark, a reverse solidus and control characters must be escaped. */
    @Test
    void escapesTheNonce() throws IOException {
        assertThat(answer(Map.of("serin.probe", "1", "serin.nonce", "\"\\\n\u0000é\ud83d")))
                .contains("\"nonce\":\"\\\"\\\\\\u000a\\u0000\\u00e9\\ud83d\"");
    }

    @Test
    void wrapsAHandlerOfTypedEvents() throws IOException {
        RequestHandler<String, Integer> length = (text, context) -> text.length();
        var probed = Probe.around(
                length,
                input -> new String(input.readAllBytes(), UTF_8),
                (answer, output) -> output.write(String.valueOf(answer).getBytes(UTF_8)),
                ENABLED);

        assertThat(call(probed, "four", FakeContext.withoutClientContext())).isEqualTo("4");
        assertThat(call(probed, "four", FakeContext.withCustom(ASKED))).startsWith("{\"probe\":1");
    }

    /** A cold start pays nothing for it, and what does not declare itself still does its work. */
    @Test
    void declaresWhenTheFirstProbeAsksAndThenNeverAgain() throws IOException {
        var declared = new AtomicInteger();
        var probed = Probe.around(new Recording(), ENABLED, () -> {
            declared.incrementAndGet();
            return Declaration.NOTHING;
        });

        call(probed, "{}", FakeContext.withoutClientContext());
        assertThat(declared).hasValue(0);

        call(probed, "{}", FakeContext.withCustom(ASKED));
        call(probed, "{}", FakeContext.withCustom(ASKED));
        assertThat(declared).hasValue(1);
    }

    @Test
    void failsTheProbeAloneWhenTheDeclarationFails() throws IOException {
        var probed = Probe.around(new Recording(), ENABLED, () -> {
            throw new IllegalStateException("ORDERS_TABLE is not set");
        });

        assertThatThrownBy(() -> call(probed, "{}", FakeContext.withCustom(ASKED)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ORDERS_TABLE is not set");
        call(probed, "{}", FakeContext.withoutClientContext());
    }

    /** The promise is 0 bytes; the JVM counts what a thread allocates. */
    @Test
    void addsNoAllocationToAnOrdinaryInvocation() throws IOException {
        RequestStreamHandler nothing = (input, output, context) -> {};
        var probed = Probe.around(nothing, ENABLED);
        var input = InputStream.nullInputStream();
        var output = OutputStream.nullOutputStream();
        Context context = FakeContext.withCustom(Map.of("tenant", "a"));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        probed.handleRequest(input, output, context);

        var before = threads.getCurrentThreadAllocatedBytes();
        var overhead = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        for (var i = 0; i < 1000; i++) {
            probed.handleRequest(input, output, context);
        }
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThanOrEqualTo(overhead);
    }

    private static String answer(Map<String, String> custom) throws IOException {
        return call(Probe.around(new Recording(), ENABLED), "{\"serin\":\"probe\"}", FakeContext.withCustom(custom));
    }

    private static String passedOn(Context context) throws IOException {
        var business = new Recording();
        call(Probe.around(business, ENABLED), "{\"a\":1}", context);
        return business.seen;
    }

    private static String call(RequestStreamHandler handler, String payload, Context context) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(payload.getBytes(UTF_8)), output, context);
        return output.toString(UTF_8);
    }

    /** Remembers the payload that reached it. */
    private static final class Recording implements RequestStreamHandler {
        private String seen = "";

        @Override
        public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
            seen = new String(input.readAllBytes(), UTF_8);
        }
    }
}
