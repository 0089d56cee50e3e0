package marketdata.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * AlphaVantage's earnings calendar, news and reports.
 *
 * <p>A rate limit comes as status 200 with a {@code Note} or an {@code Information}, and is an error here.
 *
 * @see <a href="https://www.alphavantage.co/documentation/">AlphaVantage API documentation</a>
 */
public final class AlphaVantage {
    /** The key of the secret, which is the name of the query parameter. */
    public static final String API_KEY = "apikey";

    private static final String PATH = "/query";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Source source;

    public AlphaVantage(Source source) {
        this.source = Objects.requireNonNull(source, "source is null");
    }

    /** Says who asks by a parameter of the query. */
    public static HttpSource.Authentication authentication(Credentials credentials) {
        return new HttpSource.Authentication() {
            @Override
            public Map<String, String> headers() {
                return Map.of();
            }

            @Override
            public Map<String, String> query() {
                return Map.of(API_KEY, credentials.value(API_KEY));
            }
        };
    }

    /** The reports that are expected in the next three months; a row that is none is empty. */
    public List<Optional<EarningsDate>> earningsCalendar() {
        var function = "EARNINGS_CALENDAR";
        var body = source.get(PATH, Map.of("function", function, "horizon", "3month"));
        if (body.stripLeading().startsWith("{")) {
            refuseNotices(function, Json.read(function, body));
        }
        return EarningsDate.ofCsv(body);
    }

    /** The articles since then, newest first. */
    public List<Article> news(Instant since) {
        var function = "NEWS_SENTIMENT";
        var answer = json(
                function,
                Map.of("function", function, "time_from", MINUTE.format(since), "sort", "LATEST", "limit", "1000"));
        if (!answer.path("feed").isArray()) {
            throw VendorException.forGood(function + ": the vendor's answer has no feed");
        }
        return Article.ofFeed(answer.path("feed"));
    }

    /** One of a company's reports, as the vendor has it. */
    public JsonNode report(String function, String symbol) {
        var answer = json(function, Map.of("function", function, "symbol", symbol));
        if (!answer.isObject()) {
            throw VendorException.forGood(function + ": the vendor's answer is no object");
        }
        return answer;
    }

    private JsonNode json(String function, Map<String, String> query) {
        var answer = Json.read(function, source.get(PATH, query));
        refuseNotices(function, answer);
        return answer;
    }

    private static void refuseNotices(String function, JsonNode answer) {
        for (var notice : List.of("Note", "Information", "Error Message")) {
            if (answer.has(notice)) {
                throw VendorException.forGood(function + ": the vendor answered with a notice (" + notice
                        + "), which is a rate limit or a wrong request");
            }
        }
    }
}
