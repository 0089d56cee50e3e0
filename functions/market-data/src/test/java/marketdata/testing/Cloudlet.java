package marketdata.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import marketdata.handler.Settings;
import marketdata.handler.Surroundings;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import serin.probe.ProbeEnvironment;

/** Just enough of a cloud for one function: its tables in memory, and someone who calls it. */
public final class Cloudlet {
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Map<ItemKey, Item>> tables = new HashMap<>();

    /** Adds a table, empty, and the variable that names it. */
    public Cloudlet withTable(String variable) {
        variables.put(variable, "serin-dev-" + variable);
        tables.put("serin-dev-" + variable, new HashMap<>());
        return this;
    }

    public void put(String variable, ItemKey key, Item item) {
        table("serin-dev-" + variable).put(key, item);
    }

    public Surroundings surroundings() {
        return new Surroundings(
                new Settings(variables),
                name -> key -> Optional.ofNullable(table(name).get(key)),
                new ProbeEnvironment(true, 1));
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
    public String probe(RequestStreamHandler function) throws IOException {
        var marker = Map.of("serin.probe", "1", "serin.nonce", "n-1");
        return call(function, "{\"serin\":\"probe\"}", new FakeContext(marker));
    }

    private Map<ItemKey, Item> table(String name) {
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
}
