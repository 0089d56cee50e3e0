package marketdata.triggerearningspollenation;

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

class TriggerEarningsPollenationHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
            .with("UPCOMING_EARNINGS_INDEX", "upcoming")
            .with("MARKET_DATA_BUS", "market-data");

    @Test
    void asksForWhatWasReleasedInThePast24HoursAndIsNotProcessed() throws IOException {
        released("OLD", "2026-01-03", false);
        released("AAPL", "2026-01-04", false);
        released("NVDA", "2026-01-05", false);
        released("DONE", "2026-01-05", true);
        assertThat(call("trigger-earnings-pollenation.json"))
                .isEqualTo(
                        "{\"function\":\"TriggerEarningsPollenation\",\"scheduledFor\":\"2026-01-05T06:00:00Z\",\"processed\":2,\"skipped\":1}");
        assertThat(cloudlet.events())
                .containsExactly(
                        new OutgoingEvent(
                                "pollenationNeeded",
                                Map.of("symbol", "AAPL", "trigger", "earnings", "requestedAt", "2026-01-05T06:00:00Z")),
                        new OutgoingEvent("earningsProcessed", Map.of("symbol", "AAPL", "earningsDate", "2026-01-04")),
                        new OutgoingEvent(
                                "pollenationNeeded",
                                Map.of("symbol", "NVDA", "trigger", "earnings", "requestedAt", "2026-01-05T06:00:00Z")),
                        new OutgoingEvent("earningsProcessed", Map.of("symbol", "NVDA", "earningsDate", "2026-01-05")));
    }

    private void released(String symbol, String date, boolean processed) {
        cloudlet.table("EARNINGS_CALENDAR_TABLE")
                .put(new Item(Map.of(
                        "asset_symbol", new Attribute.Text(symbol),
                        "earnings_date", new Attribute.Text(date),
                        "is_processed", new Attribute.Flag(processed))));
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:Query serin-dev-EARNINGS_CALENDAR_TABLE/upcoming: ok",
                        "events:PutEvents market-data: unproven");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler())).isEqualTo("Scheduled Event ok {}");
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
        assertThatThrownBy(() -> new TriggerEarningsPollenationHandler(new Cloudlet()
                        .withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
                        .with("UPCOMING_EARNINGS_INDEX", "upcoming")
                        .with("MARKET_DATA_BUS", "market-data")
                        .with("EARNINGS_CALENDAR_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable EARNINGS_CALENDAR_TABLE must be set");
    }

    private TriggerEarningsPollenationHandler handler() {
        return new TriggerEarningsPollenationHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
