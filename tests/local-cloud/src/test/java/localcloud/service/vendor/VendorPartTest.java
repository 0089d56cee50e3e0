package localcloud.service.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import localcloud.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendors' stubs, over HTTP; what a function would be told. */
final class VendorPartTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "&apikey=PLANTED03EXAMPLE";
    private static final String[] ALPACA_KEYS = {
        "APCA-API-KEY-ID", "PKPLANTED01EXAMPLE", "APCA-API-SECRET-KEY", "PLANTED02-example-secret-key"
    };

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCloud cloud = start();

    private static LocalCloud start() {
        try {
            return LocalCloud.start(new LocalCloud.Options(
                    0,
                    Path.of("."),
                    InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")),
                    List.of(VendorPart::new)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        cloud.close();
        http.close();
    }

    /** The fields of https://docs.alpaca.markets/reference/get-v2-assets-1. */
    @Test
    void listsTheAssetsOfAStatus() {
        var active = tree(get("/_vendor/alpaca/v2/assets?status=active", ALPACA_KEYS));

        assertThat(active).hasSize(30);
        assertThat(active.get(0).properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "id",
                        "class",
                        "exchange",
                        "symbol",
                        "name",
                        "status",
                        "tradable",
                        "marginable",
                        "shortable",
                        "easy_to_borrow",
                        "fractionable",
                        "attributes");
        assertThat(tree(get("/_vendor/alpaca/v2/assets", ALPACA_KEYS))).hasSize(32);
    }

    @Test
    void doesNotServeAlpacasAssetsWithoutTheRightKeys() {
        assertThat(get("/_vendor/alpaca/v2/assets?status=active").statusCode()).isEqualTo(401);
        assertThat(get("/_vendor/alpaca/v2/assets", ALPACA_KEYS[0], ALPACA_KEYS[1], ALPACA_KEYS[2], "another")
                        .statusCode())
                .isEqualTo(401);
        assertThat(counts()).isEqualTo("[{\"vendor\":\"alpaca\",\"function\":\"assets\",\"count\":2,\"refused\":2}]");
    }

    /** The credentials are those that the secret holds now. */
    @Test
    void comparesWithTheSecret() {
        cloud.resources().update("VendorAlphavantageSecret", secret -> {
            secret.properties().put("SecretString", "{\"apikey\": \"rotated\"}");
            return secret;
        });

        assertThat(tree(get("/_vendor/alphavantage/query?function=OVERVIEW&symbol=IBM" + KEY))
                        .has("Error Message"))
                .isTrue();
        assertThat(tree(get("/_vendor/alphavantage/query?function=OVERVIEW&symbol=IBM&apikey=rotated"))
                        .path("Symbol")
                        .asText())
                .isEqualTo("IBM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASH_FLOW", "BALANCE_SHEET", "INCOME_STATEMENT"})
    void hasACompanysWholeHistory(String function) {
        var report = tree(get("/_vendor/alphavantage/query?function=" + function + "&symbol=IBM" + KEY));

        assertThat(report.path("annualReports")).hasSize(6);
        assertThat(report.path("quarterlyReports")).hasSize(20);
        assertThat(report.at("/quarterlyReports/1/fiscalDateEnding").asText()).isEqualTo("2025-06-30");
        assertThat(report.path("quarterlyReports"))
                .allSatisfy(quarter -> assertThat(quarter.properties())
                        .allSatisfy(field ->
                                assertThat(field.getValue().isTextual()).isTrue())
                        .anySatisfy(
                                field -> assertThat(field.getValue().asText()).isEqualTo("None")));
    }

    /** As the vendor answers for a symbol that it does not know. */
    @Test
    void knowsNothingOfAnUnknownCompany() {
        assertThat(get("/_vendor/alphavantage/query?function=OVERVIEW&symbol=NOBODY" + KEY)
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void hasNewsSinceTheAskedMoment() {
        var news = tree(get("/_vendor/alphavantage/query?function=NEWS_SENTIMENT&time_from=20260105T0700" + KEY));

        assertThat(news.path("feed"))
                .extracting(article -> article.path("time_published").asText())
                .containsExactly("20260105T084000", "20260105T080000", "20260105T072000");
    }

    @Test
    void hasACalendarAsCsv() {
        var csv = get("/_vendor/alphavantage/query?function=EARNINGS_CALENDAR&horizon=3month" + KEY)
                .body();

        assertThat(csv.lines())
                .hasSize(8)
                .startsWith("symbol,name,reportDate,fiscalDateEnding,estimate,currency")
                .contains("NVDA,NVIDIA Corp,2026-03-02,2026-02-02,1.52,USD");
    }

    /** Status 200 with a notice, as the vendor does; 429 by the other. */
    @Test
    void saysThatItWasAskedTooOftenWhenAFaultSaysSo() {
        admin("POST", "/_cloud/faults", "{\"service\": \"alpaca\", \"operation\": \"assets\", \"kind\": \"throttle\"}");
        admin(
                "POST",
                "/_cloud/faults",
                "{\"service\": \"alphavantage\", \"operation\": \"OVERVIEW\", \"kind\": \"throttle\"}");

        var alpaca = get("/_vendor/alpaca/v2/assets", ALPACA_KEYS);
        assertThat(alpaca.statusCode()).isEqualTo(429);
        assertThat(alpaca.headers().firstValue("Retry-After")).contains("1");
        var alphaVantage = get("/_vendor/alphavantage/query?function=OVERVIEW&symbol=IBM" + KEY);
        assertThat(alphaVantage.statusCode()).isEqualTo(200);
        assertThat(tree(alphaVantage).has("Information")).isTrue();
        assertThat(tree(get("/_vendor/alphavantage/query?function=EARNINGS&symbol=IBM" + KEY))
                        .has("Information"))
                .isFalse();
    }

    @Test
    void forgetsItsCountsAtAReset() {
        get("/_vendor/alpaca/v2/assets", ALPACA_KEYS);
        assertThat(counts()).isEqualTo("[{\"vendor\":\"alpaca\",\"function\":\"assets\",\"count\":1,\"refused\":0}]");

        cloud.reset();

        assertThat(counts()).isEqualTo("[]");
        assertThat(get("/_vendor/alpaca/v2/assets", ALPACA_KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotKnowOtherVendorsAndPaths() {
        assertThat(get("/_vendor/nobody/x").statusCode()).isEqualTo(404);
        assertThat(get("/_vendor/alpaca/v2/orders", ALPACA_KEYS).statusCode()).isEqualTo(404);
        assertThat(tree(get("/_vendor/alphavantage/query?function=FOO" + KEY))
                        .path("Error Message")
                        .asText())
                .isEqualTo("This API function (FOO) does not exist.");
    }

    private String counts() {
        return admin("GET", "/_cloud/vendor", "");
    }

    private String admin(String method, String path, String body) {
        var answer = send(HttpRequest.newBuilder(cloud.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(cloud.endpoint().resolve(path));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalArgumentException(answer.body(), e);
        }
    }
}
