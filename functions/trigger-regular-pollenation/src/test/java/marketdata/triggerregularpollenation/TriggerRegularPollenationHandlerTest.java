package marketdata.triggerregularpollenation;

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

class TriggerRegularPollenationHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet().withTable("ASSETS_TABLE");

    @Test
    void answersItsScheduledEvent() throws IOException {
        assertThat(call("trigger-regular-pollenation.json"))
                .isEqualTo(
                        "{\"function\":\"TriggerRegularPollenation\",\"scheduledFor\":\"2026-01-05T07:00:00Z\",\"lastRun\":null}");
    }

    @Test
    void findsItsBookmark() throws IOException {
        cloudlet.put(
                "ASSETS_TABLE",
                ItemKey.of("symbol", "#TriggerRegularPollenation"),
                new Item(Map.of("last_run", new Attribute.Text("2026-01-03T07:00:00Z"))));
        assertThat(call("trigger-regular-pollenation.json")).contains("\"lastRun\":\"2026-01-03T07:00:00Z\"");
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("mark-earnings-processed.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessage("source must be \"aws.events\", was \"market-data\"");
    }

    @Test
    void answersTheProbe() throws IOException {
        assertThat(cloudlet.probe(new TriggerRegularPollenationHandler(cloudlet.surroundings())))
                .startsWith("{\"probe\":1,\"nonce\":\"n-1\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() -> cloudlet.callWith(
                        new TriggerRegularPollenationHandler(cloudlet.surroundings()), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new TriggerRegularPollenationHandler(new Cloudlet().surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private String call(String event) throws IOException {
        return cloudlet.call(new TriggerRegularPollenationHandler(cloudlet.surroundings()), event);
    }
}
