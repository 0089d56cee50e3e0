package marketdata.pollenateasset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import marketdata.event.BadEvent;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

class PollenateAssetHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet().withTable("ASSETS_TABLE");

    @Test
    void saysThatItDoesNotKnowTheItem() throws IOException {
        assertThat(call("pollenate-asset.json"))
                .isEqualTo(
                        "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"known\":false,\"lastPollenationDate\":null}");
    }

    @Test
    void readsTheItem() throws IOException {
        cloudlet.put(
                "ASSETS_TABLE",
                ItemKey.of("symbol", "AAPL"),
                new Item(Map.of("last_pollenation_date", new Attribute.Text("2025-12-01"))));
        assertThat(call("pollenate-asset.json"))
                .isEqualTo(
                        "{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"known\":true,\"lastPollenationDate\":\"2025-12-01\"}");
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("mark-earnings-processed.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("detail-type must be ");
    }

    @Test
    void refusesAScheduledEvent() {
        assertThatThrownBy(() -> call("sync-assets.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessage("source must be \"market-data\", was \"aws.events\"");
    }

    @Test
    void answersTheProbe() throws IOException {
        assertThat(cloudlet.probe(new PollenateAssetHandler(cloudlet.surroundings())))
                .startsWith("{\"probe\":1,\"nonce\":\"n-1\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() ->
                        cloudlet.callWith(new PollenateAssetHandler(cloudlet.surroundings()), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new PollenateAssetHandler(new Cloudlet().surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private String call(String event) throws IOException {
        return cloudlet.call(new PollenateAssetHandler(cloudlet.surroundings()), event);
    }
}
