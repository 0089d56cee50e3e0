package marketdata.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import marketdata.item.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes: https://docs.alpaca.markets/reference/get-v2-assets-1 and https://www.alphavantage.co/documentation/ */
class VendorsTest {
    private final List<Map<String, String>> asked = new ArrayList<>();

    @Test
    void readsAnAsset() {
        var row = """
                [{"id": "b0b6dd9d", "class": "us_equity", "exchange": "NASDAQ", "symbol": "AAPL", "name": "Apple Inc.",
                  "status": "active", "tradable": true, "marginable": false, "maintenance_margin_requirement": 30}]
                """;
        assertThat(new Alpaca(answering(row)).activeAssets())
                .containsExactly(Optional.of(new Alpaca.Asset(
                        "AAPL",
                        Map.of(
                                "asset_id", new Attribute.Text("b0b6dd9d"),
                                "asset_class", new Attribute.Text("us_equity"),
                                "exchange", new Attribute.Text("NASDAQ"),
                                "name", new Attribute.Text("Apple Inc."),
                                "status", new Attribute.Text("active"),
                                "tradable", new Attribute.Flag(true),
                                "marginable", new Attribute.Flag(false)))));
        assertThat(asked).containsExactly(Map.of("status", "active"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[5]",
                "[{}]",
                "[{\"id\": \"a\", \"symbol\": \"#x\", \"status\": \"active\"}]",
                "[{\"id\": \"a\", \"symbol\": \"A\", \"status\": \"gone\"}]",
            })
    void leavesABadAssetOut(String rows) {
        assertThat(new Alpaca(answering(rows)).activeAssets()).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "<html>", "", "null"})
    void refusesWhatIsNoList(String body) {
        assertThatThrownBy(() -> new Alpaca(answering(body)).activeAssets())
                .isInstanceOf(VendorException.class)
                .hasMessageStartingWith("/v2/assets: the vendor's answer is no ");
    }

    @Test
    void readsTheCalendar() {
        var csv = """
                symbol,name,reportDate,fiscalDateEnding,estimate,currency\r
                BRK.B,"Berkshire ""B"", Inc",2026-02-28,2025-12-31,-1.50,USD\r
                AAPL,Apple Inc,2026-01-29,2025-12-31,,USD,post-market\r
                AAPL,Apple Inc,soon,2025-12-31,,USD\r
                AAPL\r
                """;
        assertThat(new AlphaVantage(answering(csv)).earningsCalendar())
                .containsExactly(
                        Optional.of(new EarningsDate(
                                "BRK.B",
                                LocalDate.of(2026, 2, 28),
                                Map.of(
                                        "name", new Attribute.Text("Berkshire \"B\", Inc"),
                                        "fiscal_date_ending", new Attribute.Text("2025-12-31"),
                                        "estimate", new Attribute.Numeric(new BigDecimal("-1.50")),
                                        "currency", new Attribute.Text("USD")))),
                        Optional.of(new EarningsDate(
                                "AAPL",
                                LocalDate.of(2026, 1, 29),
                                Map.of(
                                        "name", new Attribute.Text("Apple Inc"),
                                        "fiscal_date_ending", new Attribute.Text("2025-12-31"),
                                        "currency", new Attribute.Text("USD")))),
                        Optional.empty(),
                        Optional.empty());
    }

    /** The vendor answers a rate limit with status 200. */
    @ParameterizedTest
    @ValueSource(strings = {"Note", "Information", "Error Message"})
    void takesANoticeForAnError(String notice) {
        var vendor =
                new AlphaVantage(answering("{\"" + notice + "\": \"our standard rate limit is 25 requests a day\"}"));
        assertThatThrownBy(vendor::earningsCalendar)
                .isInstanceOf(VendorException.class)
                .hasMessageStartingWith("EARNINGS_CALENDAR: the vendor answered with a notice");
        assertThatThrownBy(() -> vendor.news(Instant.EPOCH)).isInstanceOf(VendorException.class);
        assertThatThrownBy(() -> vendor.report("OVERVIEW", "AAPL")).isInstanceOf(VendorException.class);
    }

    @Test
    void refusesACalendarThatIsNone() {
        assertThatThrownBy(() -> new AlphaVantage(answering("")).earningsCalendar())
                .hasMessageStartingWith("EARNINGS_CALENDAR: the vendor's answer is no CSV that begins with symbol,");
    }

    @Test
    void readsNewsSinceAMinute() {
        var feed = """
                {"feed": [{"title": "T", "url": "https://n.example/1", "time_published": "20260105T083000",
                  "overall_sentiment_score": 1.5, "ticker_sentiment": [
                    {"ticker": "AAPL", "relevance_score": "0.81", "ticker_sentiment_score": "-0.5"},
                    {"ticker": "bad", "relevance_score": "0.81"}]},
                  {"title": "no time", "url": "https://n.example/2", "time_published": "today"}]}
                """;
        var news = new AlphaVantage(answering(feed)).news(Instant.parse("2026-01-05T07:00:00Z"));
        assertThat(asked.getFirst()).containsEntry("time_from", "20260105T0700");
        assertThat(news).hasSize(1);
        assertThat(news.getFirst().timePublished()).isEqualTo("20260105T083000");
        // A score beyond its range is no score.
        assertThat(news.getFirst().fields()).containsOnlyKeys("title", "url");
        assertThat(news.getFirst().mentions())
                .containsExactly(new Article.Mention(
                        "AAPL",
                        Map.of(
                                "relevance_score", new Attribute.Numeric(new BigDecimal("0.81")),
                                "ticker_sentiment_score", new Attribute.Numeric(new BigDecimal("-0.5")))));
    }

    @Test
    void refusesNewsWithoutAFeed() {
        assertThatThrownBy(() -> new AlphaVantage(answering("{}")).news(Instant.EPOCH))
                .hasMessage("NEWS_SENTIMENT: the vendor's answer has no feed");
    }

    /** DynamoDB holds numbers of up to 38 digits. */
    @Test
    void keepsANumberThatIsTooLongAsAText() {
        assertThat(Json.attribute("9".repeat(38))).isInstanceOf(Attribute.Numeric.class);
        assertThat(Json.attribute("9".repeat(39))).isInstanceOf(Attribute.Text.class);
        assertThat(Json.attribute("1e5")).isInstanceOf(Attribute.Text.class);
    }

    @Test
    void saysWhichSampleIsNotPackaged() {
        assertThatThrownBy(() -> new Packaged().get("/query", Map.of("function", "NO_SUCH")))
                .hasMessage("there is no packaged sample samples/no-such.txt");
    }

    private Source answering(String body) {
        return (path, query) -> {
            asked.add(query);
            return body;
        };
    }
}
