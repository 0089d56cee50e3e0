package marketdata.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import marketdata.bus.Bus;
import marketdata.bus.OutgoingEvent;
import marketdata.event.TestEvent;
import marketdata.handler.Settings;
import marketdata.handler.Surroundings;
import marketdata.handler.Trials;
import marketdata.signal.Signals;
import marketdata.signal.Tally;
import marketdata.vendor.Credentials;
import marketdata.vendor.Packaged;
import serin.probe.ErrorCodes;
import serin.probe.ProbeEnvironment;

/** Just enough of a cloud for one function: tables and a bus in memory, vendors that answer samples, and someone who calls it. */
public final class Cloudlet {
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, MemoryTable> tables = new HashMap<>();
    private final List<OutgoingEvent> events = new ArrayList<>();
    private final List<String> acknowledgements = new ArrayList<>();
    private final List<String> signals = new ArrayList<>();
    private boolean acknowledging = true;

    /** Adds a table, empty, and the variable that names it. */
    public Cloudlet withTable(String variable, String... keyNames) {
        variables.put(variable, "serin-dev-" + variable);
        tables.put("serin-dev-" + variable, new MemoryTable("serin-dev-" + variable, List.of(keyNames)));
        return this;
    }

    /** Adds a variable. */
    public Cloudlet with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Adds a vendor; nobody listens at its address, which only the probe would find out. */
    public Cloudlet withVendor(String prefix) {
        return with(prefix + "_BASE_URL", "https://vendor.invalid").with(prefix + "_SECRET", "vendor");
    }

    public MemoryTable table(String variable) {
        return tableNamed("serin-dev-" + variable);
    }

    /** What was put onto the bus. */
    public List<OutgoingEvent> events() {
        return List.copyOf(events);
    }

    /** What was acknowledged, as {@code bus: nonce by function version, detail-type}. */
    public List<String> acknowledgements() {
        return List.copyOf(acknowledgements);
    }

    /** What the function told of its work, such as {@code handled 4/0/1 of 2026-01-05T04:00:00Z}. */
    public List<String> signals() {
        return List.copyOf(signals);
    }

    /** From now on no acknowledgement is taken. */
    public void denyAcknowledgements() {
        acknowledging = false;
    }

    private void acknowledge(String bus, TestEvent event, String function, String version) {
        if (!acknowledging) {
            throw new IllegalStateException("AccessDeniedException");
        }
        acknowledgements.add(
                bus + ": " + event.nonce() + " by " + function + " " + version + ", " + event.detailType());
    }

    public Surroundings surroundings() {
        return new Surroundings(
                new Settings(variables),
                this::tableNamed,
                MemoryBus::new,
                name -> (event, function, version) -> acknowledge(name, event, function, version),
                Secret::new,
                (base, authentication) -> new Packaged(),
                new NoTrials(),
                new Told(),
                ProbeEnvironment.of(Map.of("SERIN_PROBE", "1"), () -> Instant.EPOCH, InstantSource.system()));
    }

    /** What the function answers to a file of {@code events/}. */
    public String call(RequestStreamHandler function, String event) throws IOException {
        return callWith(function, Files.readString(EVENTS.resolve(event)));
    }

    /** What the function answers to that payload. */
    public String callWith(RequestStreamHandler function, String payload) throws IOException {
        return call(function, payload, new FakeContext(Map.of()));
    }

    /** What the function answers to the probe. */
    public JsonNode probe(RequestStreamHandler function) throws IOException {
        var marker = Map.of("serin.probe", "1", "serin.nonce", "n-1");
        return JSON.readTree(call(function, "{\"serin\":\"probe\"}", new FakeContext(marker)));
    }

    /** What the probe tells of the function's dependencies, as {@code operation name: outcome}, variables left out. */
    public List<String> dependencies(RequestStreamHandler function) throws IOException {
        var told = new ArrayList<String>();
        for (var dependency : probe(function).path("dependencies")) {
            if (!dependency.path("kind").asText().equals("environment")) {
                told.add(dependency.path("operation").asText() + " "
                        + dependency.path("name").asText() + ": "
                        + dependency.path("outcome").asText());
            }
        }
        return told;
    }

    /** What the probe tells of the function's one rehearsal, without its time. */
    public String rehearsal(RequestStreamHandler function) throws IOException {
        var rehearsal = probe(function).path("rehearsals").path(0);
        return rehearsal.path("name").asText() + " "
                + rehearsal.path("outcome").asText() + " " + rehearsal.path("would")
                + (rehearsal.path("outcome").asText().equals("ok")
                        ? ""
                        : " " + rehearsal.path("detail").asText());
    }

    private MemoryTable tableNamed(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    private static String call(RequestStreamHandler function, String payload, Context context) throws IOException {
        var output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(payload.getBytes(UTF_8)), output, context);
        return output.toString(UTF_8);
    }

    private final class MemoryBus implements Bus {
        private final String name;

        MemoryBus(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<OutgoingEvent> put(List<OutgoingEvent> outgoing) {
            events.addAll(outgoing);
            return List.of();
        }
    }

    private final class Told implements Signals {
        @Override
        public void vendorAnswered(Duration took) {
            signals.add("a vendor answered");
        }

        @Override
        public void vendorQuotaLeft(long requests) {
            signals.add(requests + " requests left");
        }

        @Override
        public void handled(Tally tally, Optional<Instant> scheduledTime) {
            signals.add("handled " + counts(tally)
                    + scheduledTime.map(time -> " of " + time).orElse(""));
        }

        @Override
        public void failed(Tally tally) {
            signals.add("failed " + counts(tally));
        }

        private static String counts(Tally tally) {
            return tally.processed() + "/" + tally.failed() + "/" + tally.skipped();
        }
    }

    private record Secret(String name) implements Credentials {
        @Override
        public String value(String key) {
            return "value";
        }

        @Override
        public Set<String> keys() {
            return Set.of("APCA-API-KEY-ID", "APCA-API-SECRET-KEY", "apikey");
        }
    }

    /** Every call is allowed. */
    private static final class NoTrials implements Trials {
        @Override
        public ErrorCodes codes() {
            return failure -> failure instanceof UnsupportedOperationException ? failure.getMessage() : null;
        }

        @Override
        public void get(String table, List<String> keyNames) {}

        @Override
        public void update(String table, List<String> keyNames) {
            throw new UnsupportedOperationException(REFUSED);
        }

        @Override
        public void batch(String table, List<String> keyNames) {}

        @Override
        public void query(String table, String index, String keyName) {}

        @Override
        public void put(String bus) {}
    }
}
