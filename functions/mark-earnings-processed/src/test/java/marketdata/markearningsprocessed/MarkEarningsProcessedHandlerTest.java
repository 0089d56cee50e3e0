package marketdata.markearningsprocessed;

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

class MarkEarningsProcessedHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet().withTable("EARNINGS_CALENDAR_TABLE");

    @Test
    void saysThatItDoesNotKnowTheItem() throws IOException {
        assertThat(call("mark-earnings-processed.json"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"earningsDate\":\"2026-01-29\",\"known\":false,\"processed\":false}");
    }

    @Test
    void readsTheItem() throws IOException {
        cloudlet.put(
                "EARNINGS_CALENDAR_TABLE",
                ItemKey.of("asset_symbol", "AAPL", "earnings_date", "2026-01-29"),
                new Item(Map.of("is_processed", new Attribute.Flag(true))));
        assertThat(call("mark-earnings-processed.json"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"earningsDate\":\"2026-01-29\",\"known\":true,\"processed\":true}");
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("pollenate-asset.json"))
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
        assertThat(cloudlet.probe(new MarkEarningsProcessedHandler(cloudlet.surroundings())))
                .startsWith("{\"probe\":1,\"nonce\":\"n-1\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() -> cloudlet.callWith(
                        new MarkEarningsProcessedHandler(cloudlet.surroundings()), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new MarkEarningsProcessedHandler(new Cloudlet().surroundings()))
                .hasMessage("environment variable EARNINGS_CALENDAR_TABLE must be set");
    }

    private String call(String event) throws IOException {
        return cloudlet.call(new MarkEarningsProcessedHandler(cloudlet.surroundings()), event);
    }
}
