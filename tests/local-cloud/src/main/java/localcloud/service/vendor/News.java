package localcloud.service.vendor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The vendor's news: three articles since any moment, one of them about no company. */
final class News {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private News() {}

    static ObjectNode since(Instant moment) {
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("items", "3");
        answer.put(
                "sentiment_score_definition",
                "x <= -0.35: Bearish; -0.35 < x <= -0.15: Somewhat-Bearish; -0.15 < x < 0.15: Neutral;"
                        + " 0.15 <= x < 0.35: Somewhat_Bullish; x >= 0.35: Bullish");
        answer.put("relevance_score_definition", "0 < x <= 1, with a higher score indicating higher relevance.");
        var feed = answer.putArray("feed");
        var first = article(feed, "Chip makers rise", moment.plus(Duration.ofMinutes(100)), 0.21, "Somewhat-Bullish");
        mention(first, "NVDA", "0.81", "0.33", "Somewhat-Bullish");
        mention(first, "AMD", "0.44", "0.12", "Neutral");
        var second = article(feed, "A quiet day for phones", moment.plus(Duration.ofMinutes(60)), 0.02, "Neutral");
        mention(second, "AAPL", "0.92", "0.02", "Neutral");
        var third = article(feed, "Coins fall", moment.plus(Duration.ofMinutes(20)), -0.4, "Bearish");
        mention(third, "CRYPTO:BTC", "0.99", "-0.41", "Bearish");
        return answer;
    }

    private static ArrayNode article(ArrayNode feed, String title, Instant at, double score, String label) {
        var time = SECOND.format(at);
        var article = feed.addObject()
                .put("title", title)
                .put(
                        "url",
                        "https://news.example/" + time + "/"
                                + title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("time_published", time);
        article.putArray("authors").add("A. Writer");
        article.put("summary", title + ".")
                .put("banner_image", "https://news.example/banner.png")
                .put("source", "News Example")
                .put("category_within_source", "n/a")
                .put("source_domain", "news.example");
        article.putArray("topics").addObject().put("topic", "Technology").put("relevance_score", "1.0");
        article.put("overall_sentiment_score", score).put("overall_sentiment_label", label);
        return article.putArray("ticker_sentiment");
    }

    private static void mention(ArrayNode of, String ticker, String relevance, String score, String label) {
        of.addObject()
                .put("ticker", ticker)
                .put("relevance_score", relevance)
                .put("ticker_sentiment_score", score)
                .put("ticker_sentiment_label", label);
    }
}
