package marketdata.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import marketdata.bus.OutgoingEvent;
import marketdata.event.Trigger;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.item.Recorded;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Item APPLE = new Item(Map.of("symbol", new Attribute.Text("AAPL")));

    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("ASSETS_TABLE", "symbol")
            .with("BUS", "market-data")
            .with("BLANK", " ")
            .with("URL", "https://vendor.example/api")
            .with("NO_URL", "http://[")
            .with("N", "25")
            .with("ZERO", "0");
    private final Surroundings surroundings = cloudlet.surroundings();
    private final Settings settings = surroundings.settings();

    @Test
    void givesTheTableThatTheVariableNames() {
        assertThat(surroundings.table("ASSETS_TABLE").name()).isEqualTo("serin-dev-ASSETS_TABLE");
    }

    @Test
    void refusesAVariableThatIsMissing() {
        assertThatThrownBy(() -> surroundings.table("NO_TABLE"))
                .hasMessage("environment variable NO_TABLE must be set");
    }

    @Test
    void refusesAVariableThatIsBlank() {
        assertThatThrownBy(() -> surroundings.bus("BLANK")).hasMessage("environment variable BLANK must be set");
    }

    @Test
    void readsAddressesAndNumbers() {
        assertThat(settings.url("URL")).isEqualTo(URI.create("https://vendor.example/api"));
        assertThatThrownBy(() -> settings.url("NO_URL")).hasMessage("environment variable NO_URL must be a URL");
        assertThat(settings.positive("N")).isEqualTo(25);
        assertThatThrownBy(() -> settings.positive("ZERO"))
                .hasMessage("environment variable ZERO must be a whole number of 1 or more");
    }

    /** A rehearsal reads what is there, and counts what it would have written. */
    @Test
    void readsAndDoesNotWriteInARehearsal() {
        cloudlet.table("ASSETS_TABLE").put(APPLE);
        var recorded = new Recorded();
        var rehearsing = surroundings.rehearsing(recorded);
        var table = rehearsing.table("ASSETS_TABLE");
        var key = ItemKey.of("symbol", "AAPL");

        assertThat(table.find(key)).contains(APPLE);
        assertThat(table.query("index", "symbol", "AAPL")).containsExactly(APPLE);
        table.upsert(key, Map.of("name", new Attribute.Text("Apple")), Map.of());
        assertThat(table.setOnce(key, "flag", Map.of())).isTrue();
        assertThat(table.putAll(List.of(APPLE, APPLE))).isEmpty();
        rehearsing
                .bus("BUS")
                .put(List.of(OutgoingEvent.pollenationNeeded(
                        "AAPL", Trigger.EARNINGS, java.util.OptionalDouble.empty(), java.time.Instant.EPOCH)));

        assertThat(cloudlet.table("ASSETS_TABLE").all()).containsExactly(APPLE);
        assertThat(cloudlet.events()).isEmpty();
        assertThat(recorded.counts()).isEqualTo(Map.of("serin-dev-ASSETS_TABLE", 4, "market-data", 1));
    }
}
