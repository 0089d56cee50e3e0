package marketdata.syncnewssentiment;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import marketdata.event.ScheduledEvent;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.Item;
import marketdata.item.Report;
import marketdata.item.Table;
import marketdata.vendor.AlphaVantage;
import marketdata.vendor.Article;

/** Takes over the news of the past two hours that mention a tracked asset: one item for each article and asset. */
final class SyncNewsSentiment {
    private static final Duration BACK = Duration.ofHours(2);

    private final AlphaVantage vendor;
    private final Table assets;
    private final String byStatus;
    private final Table news;

    SyncNewsSentiment(AlphaVantage vendor, Table assets, String byStatus, Table news) {
        this.vendor = Objects.requireNonNull(vendor, "vendor is null");
        this.assets = Objects.requireNonNull(assets, "assets is null");
        this.byStatus = Objects.requireNonNull(byStatus, "byStatus is null");
        this.news = Objects.requireNonNull(news, "news is null");
    }

    Report run(ScheduledEvent event) {
        var tracked = assets.query(byStatus, "status", "active").stream()
                .flatMap(asset -> asset.text("symbol").stream())
                .collect(Collectors.toSet());
        var items = new LinkedHashMap<String, Item>();
        var skipped = 0;
        for (var article : vendor.news(event.time().minus(BACK))) {
            var found = items(article, tracked);
            found.forEach(item -> items.put(item.text("news_id").orElseThrow(), item));
            skipped += found.isEmpty() ? 1 : 0;
        }
        var lost = news.putAll(List.copyOf(items.values()));
        if (!lost.isEmpty()) {
            throw new Incomplete(
                    items.size() - lost.size(),
                    lost.stream().flatMap(item -> item.text("news_id").stream()).toList(),
                    "the table left them unprocessed");
        }
        return Report.of("SyncNewsSentiment", event, items.size(), skipped);
    }

    private static List<Item> items(Article article, Set<String> tracked) {
        return article.mentions().stream()
                .filter(mention -> tracked.contains(mention.symbol()))
                .map(mention -> item(article, mention))
                .toList();
    }

    private static Item item(Article article, Article.Mention mention) {
        Map<String, Attribute> attributes = new HashMap<>(article.fields());
        attributes.putAll(mention.fields());
        attributes.put("news_id", new Attribute.Text(article.id() + "#" + mention.symbol()));
        attributes.put("time_published", new Attribute.Text(article.timePublished()));
        attributes.put("asset_symbol", new Attribute.Text(mention.symbol()));
        return new Item(attributes);
    }
}
