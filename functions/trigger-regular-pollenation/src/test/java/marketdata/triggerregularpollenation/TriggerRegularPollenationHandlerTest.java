package marketdata.triggerregularpollenation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import marketdata.bus.OutgoingEvent;
import marketdata.event.BadEvent;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

class TriggerRegularPollenationHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("ASSETS_TABLE", "symbol")
            .with("STATUS_INDEX", "status")
            .with("MARKET_DATA_BUS", "market-data")
            .with("POLLENATIONS_PER_DAY", "2");

    /** 0.6 x volume by the largest, 0.4 x days by 30; worked out by hand. */
    @Test
    void asksForThoseThatAreMostDue() throws IOException {
        asset("BIG", "active", 1000, "2026-01-05T07:00:00Z"); // 0.6
        asset("STALE", "active", 0, "2025-01-01T00:00:00Z"); // 0.4
        asset("BOTH", "active", 500, "2025-12-21T07:00:00Z"); // 0.3 + 0.2 = 0.5
        asset("GONE", "inactive", 5000, "2025-01-01T00:00:00Z");
        assertThat(call("trigger-regular-pollenation.json"))
                .isEqualTo(
                        "{\"function\":\"TriggerRegularPollenation\",\"scheduledFor\":\"2026-01-05T07:00:00Z\",\"processed\":2,\"skipped\":0}");
        assertThat(cloudlet.events())
                .containsExactly(
                        new OutgoingEvent(
                                "pollenationNeeded",
                                Map.of(
                                        "symbol",
                                        "BIG",
                                        "trigger",
                                        "regular",
                                        "priorityScore",
                                        0.6,
                                        "requestedAt",
                                        "2026-01-05T07:00:00Z")),
                        new OutgoingEvent(
                                "pollenationNeeded",
                                Map.of(
                                        "symbol",
                                        "BOTH",
                                        "trigger",
                                        "regular",
                                        "priorityScore",
                                        0.5,
                                        "requestedAt",
                                        "2026-01-05T07:00:00Z")));
    }

    @Test
    void takesAnAssetThatWasNeverPollenatedForStale() throws IOException {
        cloudlet.table("ASSETS_TABLE")
                .put(new Item(Map.of("symbol", new Attribute.Text("NEW"), "status", new Attribute.Text("active"))));
        call("trigger-regular-pollenation.json");
        assertThat(cloudlet.events().getFirst().detail()).containsEntry("priorityScore", 0.4);
    }

    private void asset(String symbol, String status, int volume, String last) {
        cloudlet.table("ASSETS_TABLE")
                .put(new Item(Map.of(
                        "symbol", new Attribute.Text(symbol),
                        "status", new Attribute.Text(status),
                        "volume", new Attribute.Numeric(java.math.BigDecimal.valueOf(volume)),
                        "last_pollenation_date", new Attribute.Text(last))));
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:Query serin-dev-ASSETS_TABLE/status: ok", "events:PutEvents market-data: unproven");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler())).isEqualTo("Scheduled Event ok {\"market-data\":0}");
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
        assertThatThrownBy(() -> new TriggerRegularPollenationHandler(new Cloudlet()
                        .withTable("ASSETS_TABLE", "symbol")
                        .with("STATUS_INDEX", "status")
                        .with("MARKET_DATA_BUS", "market-data")
                        .with("POLLENATIONS_PER_DAY", "2")
                        .with("ASSETS_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private TriggerRegularPollenationHandler handler() {
        return new TriggerRegularPollenationHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
