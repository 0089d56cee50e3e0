package serin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The seven functions do their work: each is invoked with its sample event, fetches from the vendors' stubs, and writes. Expected
 * numbers come from what the stubs serve: 30 active companies, 6 reports with a date and one without, three articles of
 * which one mentions no company, and of each company an overview and four histories of 6 years and 20 quarters.
 */
class BusinessTest {
    private static final Path EVENTS = Path.of(System.getProperty("serin.root"), "events");
    private static final int OF_ONE_COMPANY = 1 + 4 * (6 + 20);

    private final StackOnLocalCloud stack = StackOnLocalCloud.shared();

    @BeforeEach
    void reset() {
        stack.admin().reset();
    }

    @Test
    void syncAssetsTakesOverTheActiveAssets() throws IOException {
        var answer = run("sync-assets", "sync-assets.json");

        assertThat(answer.path("processed").asInt()).isEqualTo(30);
        assertThat(stack.items("serin-dev-assets"))
                .hasSize(30)
                .anySatisfy(item -> assertThat(item)
                        .containsEntry("symbol", AttributeValue.fromS("BRK.B"))
                        .containsEntry("status", AttributeValue.fromS("active")));
        assertThat(vendorRequests()).isEqualTo(Map.of("alpaca assets", 1));
    }

    @Test
    void syncEarningsCalendarTakesOverTheReportsThatAreDue() throws IOException {
        var answer = run("sync-calendar", "sync-earnings-calendar.json");

        assertThat(answer.path("processed").asInt()).isEqualTo(6);
        assertThat(answer.path("skipped").asInt()).isEqualTo(1);
        assertThat(stack.items("serin-dev-earningsCalendar")).hasSize(6);
        assertThat(vendorRequests()).isEqualTo(Map.of("alphavantage EARNINGS_CALENDAR", 1));
    }

    @Test
    void syncNewsSentimentKeepsWhatMentionsATrackedAsset() throws IOException {
        run("sync-assets", "sync-assets.json");

        var answer = run("sync-news", "sync-news-sentiment.json");

        assertThat(answer.path("processed").asInt()).isEqualTo(3);
        assertThat(answer.path("skipped").asInt()).isEqualTo(1);
        assertThat(stack.items("serin-dev-newsSentiment").stream()
                        .map(item -> item.getOrDefault("asset_symbol", AttributeValue.fromNul(true))
                                .s()))
                .containsExactlyInAnyOrder("NVDA", "AMD", "AAPL");
        assertThat(vendorRequests()).containsEntry("alphavantage NEWS_SENTIMENT", 1);
    }

    @Test
    void pollenateAssetStoresEverythingAboutOneCompanyAndAgainToTheSameEffect() throws IOException {
        run("sync-assets", "sync-assets.json");

        var answer = run("pollenate-asset", "pollenate-asset.json");

        assertThat(answer.path("known").asBoolean()).isTrue();
        assertThat(answer.path("processed").asInt()).isEqualTo(OF_ONE_COMPANY);
        assertThat(reports()).isEqualTo(OF_ONE_COMPANY);
        assertThat(pollenated("AAPL")).isEqualTo("2026-01-05T07:00:01Z");
        assertThat(vendorRequests()).isEqualTo(pollenations(1, "alpaca assets"));

        run("pollenate-asset", "pollenate-asset.json");

        assertThat(reports()).isEqualTo(OF_ONE_COMPANY);
    }

    @Test
    void markEarningsProcessedMarksTheRow() throws IOException {
        run("sync-calendar", "sync-earnings-calendar.json");

        var answer = run("mark-processed", "mark-earnings-processed.json");

        assertThat(answer.path("known").asBoolean()).isTrue();
        assertThat(answer.path("processed").asBoolean()).isTrue();
        assertThat(isProcessed("AAPL")).isTrue();
        assertThat(isProcessed("STZ")).isFalse();
        assertThat(vendorRequests()).isEqualTo(Map.of("alphavantage EARNINGS_CALENDAR", 1));
    }

    /** The one that reported on 5 January is pollenated and marked, over the bus. */
    @Test
    void triggerEarningsPollenationAsksForWhatWasJustReported() throws IOException {
        run("sync-calendar", "sync-earnings-calendar.json");

        var answer = run("start-earnings", "trigger-earnings-pollenation.json");
        stack.settle();

        assertThat(answer.path("processed").asInt()).isEqualTo(1);
        assertThat(isProcessed("STZ")).isTrue();
        assertThat(isProcessed("AAPL")).isFalse();
        assertThat(reports()).isEqualTo(OF_ONE_COMPANY);
        assertThat(vendorRequests()).isEqualTo(pollenations(1, "alphavantage EARNINGS_CALENDAR"));
    }

    /** 25 of the 30, by parameter; each is pollenated over the bus. */
    @Test
    void triggerRegularPollenationAsksForTheAssetsThatAreMostDue() throws IOException {
        run("sync-assets", "sync-assets.json");

        var answer = run("start-regular", "trigger-regular-pollenation.json");
        stack.settle();

        assertThat(answer.path("processed").asInt()).isEqualTo(25);
        assertThat(reports()).isEqualTo(25 * OF_ONE_COMPANY);
        assertThat(stack.items("serin-dev-assets").stream()
                        .filter(item -> item.getOrDefault("last_pollenation_date", AttributeValue.fromS(""))
                                .s()
                                .startsWith("2026-01-05T07:00:00")))
                .hasSize(25);
        assertThat(vendorRequests()).isEqualTo(pollenations(25, "alpaca assets"));
    }

    /** Only a schedule's own work is a beat of its heart, and it says how much was done. */
    @Test
    void aScheduleThatFiredShowsInTheMetrics() {
        stack.probe("serin-dev-sync-assets");
        assertThat(told("Heartbeat")).isEmpty();

        stack.admin().post("schedules/SyncAssetsDaily/fire", "{}");
        stack.settle();

        assertThat(told("Heartbeat")).containsExactly(1.0);
        assertThat(told("Processed")).containsExactly(30.0);
        assertThat(told("Failed")).containsExactly(0.0);
        assertThat(told("Skipped")).containsExactly(0.0);
        assertThat(told("VendorLatency")).hasSize(1);
    }

    @Test
    void aScheduleWhoseWorkFailedDoesNotBeat() {
        fault("alpaca", "deny");

        stack.admin().post("schedules/SyncAssetsDaily/fire", "{}");
        stack.settle();

        assertThat(told("Heartbeat")).isEmpty();
        // The event, and each time that Lambda tried it again.
        assertThat(told("Failed")).isNotEmpty().allMatch(failed -> failed >= 1);
    }

    private List<Double> told(String metric) {
        return stack.metric("Serin", metric, "FunctionName", "serin-dev-sync-assets");
    }

    @Test
    void aRateLimitIsAnErrorAndNothingIsWritten() throws IOException {
        fault("alphavantage", "throttle");

        var error = stack.fail("serin-dev-sync-calendar", event("sync-earnings-calendar.json"));

        assertThat(error.path("errorMessage").asText()).contains("EARNINGS_CALENDAR", "notice (Information)");
        assertThat(stack.items("serin-dev-earningsCalendar")).isEmpty();
    }

    @Test
    void aWrongKeyIsAnErrorAndIsNotTriedAgain() throws IOException {
        fault("alpaca", "deny");

        var error = stack.fail("serin-dev-sync-assets", event("sync-assets.json"));

        assertThat(error.path("errorMessage").asText()).contains("/v2/assets", "status 401");
        assertThat(stack.items("serin-dev-assets")).isEmpty();
        assertThat(vendorRequests()).isEqualTo(Map.of("alpaca assets", 1));
    }

    private JsonNode run(String function, String event) throws IOException {
        return stack.run("serin-dev-" + function, event(event));
    }

    private static String event(String name) throws IOException {
        return Files.readString(EVENTS.resolve(name));
    }

    private void fault(String vendor, String kind) {
        stack.admin()
                .post(
                        "faults",
                        "{\"service\": \"%s\", \"operation\": \"*\", \"kind\": \"%s\"}".formatted(vendor, kind));
    }

    private int reports() {
        var count = 0;
        for (var table : new String[] {"companyOverview", "earnings", "cashFlow", "balanceSheet", "incomeStatement"}) {
            count += stack.items("serin-dev-" + table).size();
        }
        return count;
    }

    private String pollenated(String symbol) {
        return stack.items("serin-dev-assets").stream()
                .filter(item -> AttributeValue.fromS(symbol).equals(item.get("symbol")))
                .map(item -> item.getOrDefault("last_pollenation_date", AttributeValue.fromS(""))
                        .s())
                .findFirst()
                .orElse("");
    }

    private boolean isProcessed(String symbol) {
        return stack.items("serin-dev-earningsCalendar").stream()
                .filter(item -> AttributeValue.fromS(symbol).equals(item.get("asset_symbol")))
                .anyMatch(item -> AttributeValue.fromBool(true).equals(item.get("is_processed")));
    }

    private Map<String, Integer> vendorRequests() {
        var requests = new TreeMap<String, Integer>();
        for (var one : stack.admin().get("vendor")) {
            requests.put(
                    one.path("vendor").asText() + " " + one.path("function").asText(),
                    one.path("count").asInt());
        }
        return requests;
    }

    /** The requests of so many pollenations, and one of another kind before them. */
    private static Map<String, Integer> pollenations(int count, String before) {
        var requests = new TreeMap<String, Integer>();
        for (var function : new String[] {"OVERVIEW", "EARNINGS", "CASH_FLOW", "BALANCE_SHEET", "INCOME_STATEMENT"}) {
            requests.put("alphavantage " + function, count);
        }
        requests.put(before, 1);
        return requests;
    }
}
