package marketdata.pollenateasset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import marketdata.event.PollenationNeeded;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.Item;
import marketdata.item.ItemKey;
import marketdata.item.Table;
import marketdata.vendor.AlphaVantage;

/** For one asset, fetches overview and reports with their whole histories, and stamps the asset when all are stored. */
final class PollenateAsset {
    private final AlphaVantage vendor;
    private final Table assets;
    private final ReportTables reports;

    PollenateAsset(AlphaVantage vendor, Table assets, ReportTables reports) {
        this.vendor = Objects.requireNonNull(vendor, "vendor is null");
        this.assets = Objects.requireNonNull(assets, "assets is null");
        this.reports = Objects.requireNonNull(reports, "reports is null");
    }

    Pollenation pollenate(PollenationNeeded event) {
        var symbol = event.symbol().value();
        var known = assets.find(ItemKey.of("symbol", symbol)).isPresent();
        // All is fetched before anything is written, so that a vendor that fails half-way leaves no half.
        var wanted = new LinkedHashMap<Table, List<Item>>();
        wanted.put(
                reports.overview(),
                ReportItems.overview(symbol, vendor.report("OVERVIEW", symbol)).stream()
                        .toList());
        for (var kind : reports.periodic()) {
            wanted.put(kind.table(), ReportItems.periods(symbol, vendor.report(kind.function(), symbol), kind));
        }
        var stored = store(wanted);
        if (known) {
            assets.upsert(
                    ItemKey.of("symbol", symbol),
                    Map.of(
                            "last_pollenation_date",
                            new Attribute.Text(event.requestedAt().toString())),
                    Map.of());
        }
        return new Pollenation(symbol, event.trigger().word(), known, stored);
    }

    private static int store(Map<Table, List<Item>> wanted) {
        var stored = 0;
        var lost = new ArrayList<String>();
        for (var each : wanted.entrySet()) {
            var left = each.getKey().putAll(each.getValue());
            stored += each.getValue().size() - left.size();
            left.forEach(item ->
                    lost.add(each.getKey().name() + " " + item.text("period").orElse("overview")));
        }
        if (!lost.isEmpty()) {
            throw new Incomplete(stored, lost, "the table left them unprocessed");
        }
        return stored;
    }
}
