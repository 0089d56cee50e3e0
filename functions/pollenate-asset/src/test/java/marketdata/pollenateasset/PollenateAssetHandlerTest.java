package marketdata.pollenateasset;

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

class PollenateAssetHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("ASSETS_TABLE", "symbol")
            .withTable("COMPANY_OVERVIEW_TABLE", "symbol")
            .withTable("EARNINGS_TABLE", "symbol", "period")
            .withTable("CASH_FLOW_TABLE", "symbol", "period")
            .withTable("BALANCE_SHEET_TABLE", "symbol", "period")
            .withTable("INCOME_STATEMENT_TABLE", "symbol", "period")
            .withVendor("ALPHA_VANTAGE");

    @Test
    void storesOverviewAndReportsAndStampsTheAsset() throws IOException {
        cloudlet.table("ASSETS_TABLE").put(new Item(Map.of("symbol", new Attribute.Text("AAPL"))));
        assertThat(call("pollenate-asset.json"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"known\":true,\"processed\":20}");
        assertThat(cloudlet.table("ASSETS_TABLE").all().getFirst().text("last_pollenation_date"))
                .contains("2026-01-05T07:00:01Z");
        // A year and a quarter that end on the same day are two items.
        assertThat(cloudlet.table("EARNINGS_TABLE").all())
                .extracting(item -> item.text("period").orElse(""))
                .containsExactly("A#2025-09-30", "A#2024-09-30", "Q#2025-09-30", "Q#2025-06-30");
    }

    /** Numbers come as texts, and absent ones as None. */
    @Test
    void writesNumbersAsNumbersAndNothingForNone() throws IOException {
        call("pollenate-asset.json");
        var overview = cloudlet.table("COMPANY_OVERVIEW_TABLE").all().getFirst();
        assertThat(overview.number("EPS")).contains(new java.math.BigDecimal("7.45"));
        assertThat(overview.attributes()).doesNotContainKeys("PEGRatio", "ExDividendDate");
    }

    @Test
    void doesNotMakeAnAssetOfASymbolThatIsNone() throws IOException {
        assertThat(call("pollenate-asset.json"))
                .isEqualTo("{\"symbol\":\"AAPL\",\"trigger\":\"regular\",\"known\":false,\"processed\":20}");
        assertThat(cloudlet.table("ASSETS_TABLE").all()).isEmpty();
    }

    @Test
    void failsAndDoesNotStampWhenSomethingCouldNotBeStored() {
        cloudlet.table("ASSETS_TABLE").put(new Item(Map.of("symbol", new Attribute.Text("AAPL"))));
        cloudlet.table("COMPANY_OVERVIEW_TABLE").denyWrites();
        assertThatThrownBy(() -> call("pollenate-asset.json"))
                .isInstanceOf(Incomplete.class)
                .hasMessage(
                        "19 succeeded, 1 did not (the table left them unprocessed): serin-dev-COMPANY_OVERVIEW_TABLE overview");
        assertThat(cloudlet.table("ASSETS_TABLE").all().getFirst().attributes()).hasSize(1);
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:GetItem serin-dev-ASSETS_TABLE: ok",
                        "dynamodb:UpdateItem serin-dev-ASSETS_TABLE: ok",
                        "dynamodb:BatchWriteItem serin-dev-COMPANY_OVERVIEW_TABLE: ok",
                        "dynamodb:BatchWriteItem serin-dev-EARNINGS_TABLE: ok",
                        "dynamodb:BatchWriteItem serin-dev-CASH_FLOW_TABLE: ok",
                        "dynamodb:BatchWriteItem serin-dev-BALANCE_SHEET_TABLE: ok",
                        "dynamodb:BatchWriteItem serin-dev-INCOME_STATEMENT_TABLE: ok",
                        "secretsmanager:GetSecretValue vendor: ok",
                        "connect vendor.invalid:443: missing");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler()))
                .isEqualTo(
                        "pollenationNeeded ok {\"serin-dev-BALANCE_SHEET_TABLE\":5,\"serin-dev-CASH_FLOW_TABLE\":5,\"serin-dev-COMPANY_OVERVIEW_TABLE\":1,\"serin-dev-EARNINGS_TABLE\":4,\"serin-dev-INCOME_STATEMENT_TABLE\":5}");
        assertThat(cloudlet.events()).isEmpty();
    }

    @Test
    void refusesAnotherEvent() {
        assertThatThrownBy(() -> call("mark-earnings-processed.json"))
                .isInstanceOf(BadEvent.class)
                .hasMessageStartingWith("detail-type must be \"pollenationNeeded\", was \"earningsProcessed\"");
    }

    /** A version that has lost the probe must not take its payload for an event. */
    @Test
    void refusesTheProbesPayloadAsAnEvent() {
        assertThatThrownBy(() -> cloudlet.callWith(handler(), "{\"serin\":\"probe\"}"))
                .isInstanceOf(BadEvent.class);
    }

    @Test
    void doesNotStartWithoutItsTable() {
        assertThatThrownBy(() -> new PollenateAssetHandler(new Cloudlet()
                        .withTable("ASSETS_TABLE", "symbol")
                        .withTable("COMPANY_OVERVIEW_TABLE", "symbol")
                        .withTable("EARNINGS_TABLE", "symbol", "period")
                        .withTable("CASH_FLOW_TABLE", "symbol", "period")
                        .withTable("BALANCE_SHEET_TABLE", "symbol", "period")
                        .withTable("INCOME_STATEMENT_TABLE", "symbol", "period")
                        .withVendor("ALPHA_VANTAGE")
                        .with("ASSETS_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private PollenateAssetHandler handler() {
        return new PollenateAssetHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
