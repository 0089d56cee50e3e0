package marketdata.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketdata.event.Symbol;
import marketdata.item.Attribute;

/**
 * An article about assets.
 *
 * @param id the same for the same address
 * @param timePublished in the vendor's form, {@code 20250717T234200}, which sorts by time
 * @param fields the vendor's own, of the whole article
 * @param mentions what it says of each asset
 */
public record Article(String id, String timePublished, Map<String, Attribute> fields, List<Mention> mentions) {
    private static final int LONGEST_SUMMARY = 2_000;

    public Article {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(timePublished, "timePublished is null");
        fields = Map.copyOf(fields);
        mentions = List.copyOf(mentions);
    }

    /** What an article says of one asset. */
    public record Mention(String symbol, Map<String, Attribute> fields) {
        public Mention {
            Objects.requireNonNull(symbol, "symbol is null");
            fields = Map.copyOf(fields);
        }
    }

    /** Those of a feed that have an address and a time. */
    static List<Article> ofFeed(JsonNode feed) {
        var articles = new ArrayList<Article>();
        for (var row : feed) {
            var url = Json.text(row, "url");
            var time = Json.text(row, "time_published").filter(value -> value.matches("[0-9]{8}T[0-9]{6}"));
            if (url.isPresent() && time.isPresent()) {
                articles.add(new Article(id(url.get()), time.get(), fields(row, url.get()), mentions(row)));
            }
        }
        return articles;
    }

    private static Map<String, Attribute> fields(JsonNode row, String url) {
        var fields = new HashMap<String, Attribute>();
        fields.put("url", new Attribute.Text(url));
        for (var name : List.of("title", "source", "overall_sentiment_label")) {
            Json.text(row, name).ifPresent(value -> fields.put(name, new Attribute.Text(value)));
        }
        Json.text(row, "summary")
                .ifPresent(value -> fields.put(
                        "summary", new Attribute.Text(value.substring(0, Math.min(value.length(), LONGEST_SUMMARY)))));
        score(row, "overall_sentiment_score", -1, fields);
        return fields;
    }

    private static List<Mention> mentions(JsonNode row) {
        var mentions = new ArrayList<Mention>();
        for (var mention : row.path("ticker_sentiment")) {
            Json.text(mention, "ticker").filter(Symbol::isSymbol).ifPresent(symbol -> {
                var fields = new HashMap<String, Attribute>();
                score(mention, "relevance_score", 0, fields);
                score(mention, "ticker_sentiment_score", -1, fields);
                Json.text(mention, "ticker_sentiment_label")
                        .ifPresent(value -> fields.put("ticker_sentiment_label", new Attribute.Text(value)));
                mentions.add(new Mention(symbol, fields));
            });
        }
        return mentions;
    }

    /** A score in its range, which the vendor writes as a number or as a text; another is left out. */
    private static void score(JsonNode node, String name, int least, Map<String, Attribute> fields) {
        if (Json.attribute(node.path(name).asText("")) instanceof Attribute.Numeric number
                && number.value().doubleValue() >= least
                && number.value().doubleValue() <= 1) {
            fields.put(name, number);
        }
    }

    private static String id(String url) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(url.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
