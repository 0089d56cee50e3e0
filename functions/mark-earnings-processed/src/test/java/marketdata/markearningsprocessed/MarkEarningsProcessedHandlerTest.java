package marketdata.markearningsprocessed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import marketdata.event.BadEvent;
import marketdata.item.Attribute;
import marketdata.item.Item;
import marketdata.testing.Cloudlet;
import org.junit.jupiter.api.Test;

class MarkEarningsProcessedHandlerTest {
    private final Cloudlet cloudlet =
            new Cloudlet().withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date");

    @Test
    void marksTheRowOnce() throws IOException {
        cloudlet.table("EARNINGS_CALENDAR_TABLE")
                .put(new Item(Map.of(
                        "asset_symbol", new Attribute.Text("AAPL"),
                        "earnings_date", new Attribute.Text("2026-01-29"),
                        "is_processed", new Attribute.Flag(false))));
        var marked = "{\"symbol\":\"AAPL\",\"earningsDate\":\"2026-01-29\",\"known\":true,\"processed\":true}";
        assertThat(call("mark-earnings-processed.json")).isEqualTo(marked);
        assertThat(cloudlet.table("EARNINGS_CALENDAR_TABLE").all().getFirst().isSet("is_processed"))
                .isTrue();
        cloudlet.table("EARNINGS_CALENDAR_TABLE").denyWrites();
        assertThat(call("mark-earnings-processed.json")).isEqualTo(marked);
    }

    @Test
    void makesNoRowOfOneThatIsNotThere() throws IOException {
        assertThat(call("mark-earnings-processed.json"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"earningsDate\":\"2026-01-29\",\"known\":false,\"processed\":false}");
        assertThat(cloudlet.table("EARNINGS_CALENDAR_TABLE").all()).isEmpty();
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:GetItem serin-dev-EARNINGS_CALENDAR_TABLE: ok",
                        "dynamodb:UpdateItem serin-dev-EARNINGS_CALENDAR_TABLE: ok");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler()))
                .isEqualTo("earningsProcessed ok {\"serin-dev-EARNINGS_CALENDAR_TABLE\":1}");
        assertThat(cloudlet.events()).isEmpty();
    }

    /** Reads are real in a rehearsal: no release of a real company may decide what comes of it. */
    @Test
    void rehearsesAlikeWhenEverythingIsMarked() throws IOException {
        cloudlet.table("EARNINGS_CALENDAR_TABLE").put(marked());

        assertThat(cloudlet.rehearsal(handler()))
                .isEqualTo("earningsProcessed ok {\"serin-dev-EARNINGS_CALENDAR_TABLE\":1}");
    }

    private static Item marked() {
        return new Item(Map.of(
                "asset_symbol", new Attribute.Text("AAPL"),
                "earnings_date", new Attribute.Text("2026-01-29"),
                "is_processed", new Attribute.Flag(true)));
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("pollenate-asset.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("detail-type must be \"earningsProcessed\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() -> cloudlet.callWith(handler(), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new MarkEarningsProcessedHandler(new Cloudlet()
                        .withTable("EARNINGS_CALENDAR_TABLE", "asset_symbol", "earnings_date")
                        .with("EARNINGS_CALENDAR_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable EARNINGS_CALENDAR_TABLE must be set");
    }

    private MarkEarningsProcessedHandler handler() {
        return new MarkEarningsProcessedHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
