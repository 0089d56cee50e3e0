package marketdata.syncearningscalendar;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import marketdata.event.ScheduledEvent;
import marketdata.item.Attribute;
import marketdata.item.Incomplete;
import marketdata.item.ItemKey;
import marketdata.item.Report;
import marketdata.item.Table;
import marketdata.vendor.AlphaVantage;

/** Takes over the vendor's earnings calendar. Whether a row has been processed is ours, and stays. */
final class SyncEarningsCalendar {
    private static final Map<String, Attribute> NOT_PROCESSED = Map.of("is_processed", new Attribute.Flag(false));

    /** More failures than this are not about single rows. */
    private static final int MOST_FAILURES = 25;

    private final AlphaVantage vendor;
    private final Table calendar;

    SyncEarningsCalendar(AlphaVantage vendor, Table calendar) {
        this.vendor = Objects.requireNonNull(vendor, "vendor is null");
        this.calendar = Objects.requireNonNull(calendar, "calendar is null");
    }

    Report run(ScheduledEvent event) {
        var processed = 0;
        var skipped = 0;
        var lost = new ArrayList<String>();
        var why = "";
        for (var row : vendor.earningsCalendar()) {
            if (row.isEmpty()) {
                skipped++;
                continue;
            }
            var date = row.get().date().toString();
            try {
                calendar.upsert(
                        ItemKey.of("asset_symbol", row.get().symbol(), "earnings_date", date),
                        row.get().fields(),
                        NOT_PROCESSED);
                processed++;
            } catch (RuntimeException e) {
                why = String.valueOf(e.getMessage());
                lost.add(row.get().symbol() + " " + date);
                if (lost.size() >= MOST_FAILURES) {
                    break;
                }
            }
        }
        if (!lost.isEmpty()) {
            throw new Incomplete(processed, lost, why);
        }
        return Report.of("SyncEarningsCalendar", event, processed, skipped);
    }
}
