package marketdata.syncassets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import marketdata.event.BadEvent;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.Item;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

class SyncAssetsHandlerTest {
    private final Cloudlet cloudlet =
            new Cloudlet().withTable("ASSETS_TABLE", "symbol").withVendor("ALPACA");

    @Test
    void takesOverWhatTheVendorHas() throws IOException {
        assertThat(call("sync-assets.json"))
                .isEqualTo(
                        "{\"function\":\"SyncAssets\",\"scheduledFor\":\"2026-01-05T04:00:00Z\",\"processed\":4,\"skipped\":1}");
        assertThat(cloudlet.table("ASSETS_TABLE").all())
                .extracting(item -> item.text("symbol").orElse(""))
                .containsExactly("AAPL", "NVDA", "BRK.B", "BTC/USD");
    }

    /** Ours: when it was pollenated last. One that never was is in the index too, before all others. */
    @Test
    void keepsWhatIsOurs() throws IOException {
        cloudlet.table("ASSETS_TABLE")
                .put(new Item(Map.of(
                        "symbol", new Attribute.Text("AAPL"),
                        "last_pollenation_date", new Attribute.Text("2026-01-01T00:00:00Z"))));
        call("sync-assets.json");
        call("sync-assets.json");
        assertThat(cloudlet.table("ASSETS_TABLE").all())
                .extracting(item -> item.text("last_pollenation_date").orElse(""))
                .containsExactly(
                        "2026-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z");
    }

    @Test
    void failsWhenSomethingCouldNotBeStored() {
        cloudlet.table("ASSETS_TABLE").denyWrites();
        assertThatThrownBy(() -> call("sync-assets.json"))
                .isInstanceOf(Incomplete.class)
                .hasMessage("0 succeeded, 4 did not (the table takes no writes): AAPL, NVDA, BRK.B, BTC/USD");
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:UpdateItem serin-dev-ASSETS_TABLE: ok",
                        "secretsmanager:GetSecretValue vendor: ok",
                        "connect vendor.invalid:443: missing");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler())).isEqualTo("Scheduled Event ok {\"serin-dev-ASSETS_TABLE\":4}");
        assertThat(cloudlet.events()).isEmpty();
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("mark-earnings-processed.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("source must be \"aws.events\", was \"market-data\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() -> cloudlet.callWith(handler(), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new SyncAssetsHandler(new Cloudlet()
                        .withTable("ASSETS_TABLE", "symbol")
                        .withVendor("ALPACA")
                        .with("ASSETS_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private SyncAssetsHandler handler() {
        return new SyncAssetsHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
