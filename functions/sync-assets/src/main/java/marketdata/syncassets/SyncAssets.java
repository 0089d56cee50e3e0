package marketdata.syncassets;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.ItemKey;
import marketdata.item.Report;
import marketdata.item.Table;
import marketdata.vendor.Alpaca;

/** Takes over the vendor's active assets. What is ours in a row, such as when it was pollenated last, stays. */
final class SyncAssets {
    /** An asset that was never pollenated must be in the index too, and before all others: an index holds no item without its keys. */
    static final Map<String, Attribute> NEVER_POLLENATED =
            Map.of("last_pollenation_date", new Attribute.Text("1970-01-01T00:00:00Z"));

    /** More failures than this are not about single rows. */
    private static final int MOST_FAILURES = 25;

    private final Alpaca vendor;
    private final Table assets;

    SyncAssets(Alpaca vendor, Table assets) {
        this.vendor = Objects.requireNonNull(vendor, "vendor is null");
        this.assets = Objects.requireNonNull(assets, "assets is null");
    }

    Report run(ScheduledEvent event) {
        var processed = 0;
        var skipped = 0;
        var lost = new ArrayList<String>();
        var why = "";
        for (var row : vendor.activeAssets()) {
            if (row.isEmpty()) {
                skipped++;
                continue;
            }
            try {
                assets.upsert(
                        ItemKey.of("symbol", row.get().symbol()), row.get().fields(), NEVER_POLLENATED);
                processed++;
            } catch (RuntimeException e) {
                why = String.valueOf(e.getMessage());
                lost.add(row.get().symbol());
                if (lost.size() >= MOST_FAILURES) {
                    break;
                }
            }
        }
        if (!lost.isEmpty()) {
            throw new Incomplete(processed, lost, why);
        }
        return Report.of("SyncAssets", event, processed, skipped);
    }
}
