package marketdata.syncnewssentiment;

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

class SyncNewsSentimentHandlerTest {
    private final Cloudlet cloudlet = new Cloudlet()
            .withTable("ASSETS_TABLE", "symbol")
            .with("STATUS_INDEX", "status")
            .withTable("NEWS_SENTIMENT_TABLE", "news_id", "time_published")
            .withVendor("ALPHA_VANTAGE");

    @Test
    void keepsWhatMentionsATrackedAsset() throws IOException {
        tracked("AAPL");
        tracked("NVDA");
        assertThat(call("sync-news-sentiment.json"))
                .isEqualTo(
                        "{\"function\":\"SyncNewsSentiment\",\"scheduledFor\":\"2026-01-05T09:00:00Z\",\"processed\":2,\"skipped\":1}");
        assertThat(cloudlet.table("NEWS_SENTIMENT_TABLE").all())
                .extracting(item -> item.text("asset_symbol").orElse(""))
                .containsExactly("NVDA", "AAPL");
    }

    @Test
    void leavesTheSameStateTheSecondTime() throws IOException {
        tracked("AAPL");
        call("sync-news-sentiment.json");
        var once = cloudlet.table("NEWS_SENTIMENT_TABLE").all();
        call("sync-news-sentiment.json");
        assertThat(cloudlet.table("NEWS_SENTIMENT_TABLE").all()).isEqualTo(once).hasSize(1);
    }

    @Test
    void failsWhenSomethingCouldNotBeStored() {
        tracked("AAPL");
        cloudlet.table("NEWS_SENTIMENT_TABLE").denyWrites();
        assertThatThrownBy(() -> call("sync-news-sentiment.json"))
                .isInstanceOf(Incomplete.class)
                .hasMessageStartingWith("0 succeeded, 1 did not (the table left them unprocessed): ");
    }

    private void tracked(String symbol) {
        cloudlet.table("ASSETS_TABLE")
                .put(new Item(Map.of("symbol", new Attribute.Text(symbol), "status", new Attribute.Text("active"))));
    }

    /** What it depends on is told by the operation that it uses. */
    @Test
    void declaresWhatItNeeds() throws IOException {
        assertThat(cloudlet.dependencies(handler()))
                .containsExactly(
                        "dynamodb:Query serin-dev-ASSETS_TABLE/status: ok",
                        "dynamodb:BatchWriteItem serin-dev-NEWS_SENTIMENT_TABLE: ok",
                        "secretsmanager:GetSecretValue vendor: ok",
                        "connect vendor.invalid:443: missing");
    }

    @Test
    void rehearsesOnItsSampleAndWritesNothing() throws IOException {
        assertThat(cloudlet.rehearsal(handler()))
                .isEqualTo("Scheduled Event ok {\"serin-dev-NEWS_SENTIMENT_TABLE\":0}");
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
        assertThatThrownBy(() -> new SyncNewsSentimentHandler(new Cloudlet()
                        .withTable("ASSETS_TABLE", "symbol")
                        .with("STATUS_INDEX", "status")
                        .withTable("NEWS_SENTIMENT_TABLE", "news_id", "time_published")
                        .withVendor("ALPHA_VANTAGE")
                        .with("ASSETS_TABLE", " ")
                        .surroundings()))
                .hasMessage("environment variable ASSETS_TABLE must be set");
    }

    private SyncNewsSentimentHandler handler() {
        return new SyncNewsSentimentHandler(cloudlet.surroundings());
    }

    private String call(String event) throws IOException {
        return cloudlet.call(handler(), event);
    }
}
