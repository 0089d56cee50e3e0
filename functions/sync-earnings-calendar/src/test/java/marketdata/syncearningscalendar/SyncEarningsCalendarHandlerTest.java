package marketdata.syncearningscalendar;

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

class SyncEarningsCalendarHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
            .withVendor("ALPHA_VANTAGE");

    @Test
    void takesOverWhatTheVendorHas() throws IOException {
        assertThat(call("sync-earnings-calendar.json"))
                .isEqualTo(
                        "{\"function\":\"SyncEarningsCalendar\",\"scheduledFor\":\"2026-01-05T05:00:00Z\",\"processed\":3,\"skipped\":1}");
        assertThat(cloudlet.table("EARNINGS_CALENDAR_TABLE").all())
                .extracting(item -> item.text("asset_symbol").orElse(""))
                .containsExactly("AAPL", "NVDA", "BRK.B");
    }

    @Test
    void keepsWhatIsOurs() throws IOException {
        cloudlet.table("EARNINGS_CALENDAR_TABLE")
                .put(new Item(Map.of(
                        "asset_symbol", new Attribute.Text("AAPL"),
                        "earnings_date", new Attribute.Text("2026-01-29"),
                        "is_processed", new Attribute.Flag(true))));
        call("sync-earnings-calendar.json");
        assertThat(cloudlet.table("EARNINGS_CALENDAR_TABLE").all())
                .extracting(item -> item.isSet("is_processed"))
                .containsExactly(true, false, false);
    }

    @Test
    void failsWhenSomethingCouldNotBeStored() {
        cloudlet.table("EARNINGS_CALENDAR_TABLE").denyWrites();
        assertThatThrownBy(() -> call("sync-earnings-calendar.json"))
                .isInstanceOf(Incomplete.class)
                .hasMessage(
                        "0 succeeded, 3 did not (the table takes no writes): AAPL 2026-01-29, NVDA 2026-02-25, BRK.B 2026-02-28");
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:UpdateItem serin-dev-EARNINGS_CALENDAR_TABLE: ok",
                        "secretsmanager:GetSecretValue vendor: ok",
                        "connect vendor.invalid:443: missing");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler()))
                .isEqualTo("Scheduled Event ok {\"serin-dev-EARNINGS_CALENDAR_TABLE\":3}");
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
        assertThatThrownBy(() -> new SyncEarningsCalendarHandler(new Cloudlet()
                        .withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
                        .withVendor("ALPHA_VANTAGE")
                        .with("EARNINGS_CALENDAR_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable EARNINGS_CALENDAR_TABLE must be set");
    }

    private SyncEarningsCalendarHandler handler() {
        return new SyncEarningsCalendarHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
