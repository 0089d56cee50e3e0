package localcloud.service.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import localcloud.Planted;
import localcloud.wire.WireRequest;

/**
 * AlphaVantage's one path, whose parameter {@code function} says what is wanted. Whatever it has to say, the status is 200.
 *
 * @see <a href="https://www.alphavantage.co/documentation/">AlphaVantage API documentation</a>
 */
final class AlphaVantage implements Vendor {
    private static final String API_KEY = "apikey";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT);

    private final InstantSource clock;

    AlphaVantage(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "alphavantage";
    }

    @Override
    public String secretName() {
        return "market-data/alpha-vantage";
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of(API_KEY, Planted.ALPHA_VANTAGE_KEY);
    }

    @Override
    public String function(WireRequest request, Map<String, String> query) {
        return query.getOrDefault("function", "unknown");
    }

    @Override
    public VendorAnswer answer(WireRequest request, String path, Map<String, String> query, JsonNode credentials) {
        var function = function(request, query);
        if (!request.method().equals("GET") || !path.equals("/query")) {
            return VendorAnswer.refusal(function, 404, "Error Message", "not found");
        }
        var wanted = credentials.path(API_KEY).asText("");
        if (wanted.isEmpty() || !query.getOrDefault(API_KEY, "").equals(wanted)) {
            return unauthorized(function);
        }
        return switch (function) {
            case "EARNINGS_CALENDAR" ->
                VendorAnswer.csv(
                        function,
                        Calendar.csv(clock.instant().atOffset(ZoneOffset.UTC).toLocalDate()));
            case "NEWS_SENTIMENT" -> VendorAnswer.data(function, News.since(since(query)));
            case "OVERVIEW", "EARNINGS", "CASH_FLOW", "BALANCE_SHEET", "INCOME_STATEMENT" ->
                report(function, query.getOrDefault("symbol", ""));
            default ->
                VendorAnswer.refusal(
                        function, 200, "Error Message", "This API function (" + function + ") does not exist.");
        };
    }

    private static VendorAnswer report(String function, String symbol) {
        if (symbol.isEmpty()) {
            return VendorAnswer.refusal(
                    function,
                    200,
                    "Error Message",
                    "Invalid API call. Please retry or visit the documentation"
                            + " (https://www.alphavantage.co/documentation/) for " + function + ".");
        }
        return VendorAnswer.data(
                function,
                Market.hasCompany(symbol) ? Company.report(function, symbol) : JsonNodeFactory.instance.objectNode());
    }

    private Instant since(Map<String, String> query) {
        try {
            return LocalDateTime.parse(query.getOrDefault("time_from", ""), MINUTE)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return clock.instant().minus(Duration.ofHours(2));
        }
    }

    /** The vendor tells the key that has asked too often, as quoted in public. */
    @Override
    public VendorAnswer tooMany(String function) {
        return VendorAnswer.refusal(
                function,
                200,
                "Information",
                "We have detected your API key as " + Planted.ALPHA_VANTAGE_KEY
                        + " and our standard API rate limit is 25 requests per day.");
    }

    @Override
    public VendorAnswer unauthorized(String function) {
        return VendorAnswer.refusal(
                function,
                200,
                "Error Message",
                "the parameter apikey is invalid or missing. Please claim your free API key on"
                        + " (https://www.alphavantage.co/support/#api-key). It should take less than 20 seconds.");
    }
}
