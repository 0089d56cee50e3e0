package marketdata.triggerearningspollenation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import marketdata.bus.Bus;
import marketdata.bus.OutgoingEvent;
import marketdata.event.ScheduledEvent;
import marketdata.event.Trigger;
import marketdata.item.Incomplete;
import marketdata.item.Item;
import marketdata.item.Report;
import marketdata.item.Table;

/** On a schedule, asks for the pollenation of assets whose earnings were released in the past 24 hours, each once. */
final class TriggerEarningsPollenation {
    private static final Duration BACK = Duration.ofHours(24);

    private final Table calendar;
    private final String byDate;
    private final Bus bus;

    TriggerEarningsPollenation(Table calendar, String byDate, Bus bus) {
        this.calendar = Objects.requireNonNull(calendar, "calendar is null");
        this.byDate = Objects.requireNonNull(byDate, "byDate is null");
        this.bus = Objects.requireNonNull(bus, "bus is null");
    }

    Report run(ScheduledEvent event) {
        var released = new ArrayList<Item>();
        var dates = new TreeSet<>(List.of(
                LocalDate.ofInstant(event.time().minus(BACK), ZoneOffset.UTC),
                LocalDate.ofInstant(event.time(), ZoneOffset.UTC)));
        for (var date : dates) {
            released.addAll(calendar.query(byDate, "earnings_date", date.toString()));
        }
        var lost = new ArrayList<String>();
        var processed = 0;
        var skipped = 0;
        for (var row : released) {
            var symbol = row.text("asset_symbol");
            var date = row.text("earnings_date");
            if (symbol.isEmpty() || date.isEmpty() || row.isSet("is_processed")) {
                skipped++;
                continue;
            }
            if (put(symbol.get(), date.get(), event)) {
                processed++;
            } else {
                lost.add(symbol.get());
            }
        }
        if (!lost.isEmpty()) {
            throw new Incomplete(processed, lost, "the bus did not take the event");
        }
        return Report.of("TriggerEarningsPollenation", event, processed, skipped);
    }

    /** The row is marked only when the pollenation has been asked for: the other order could lose it. */
    private boolean put(String symbol, String date, ScheduledEvent event) {
        var needed = OutgoingEvent.pollenationNeeded(symbol, Trigger.EARNINGS, OptionalDouble.empty(), event.time());
        return bus.put(List.of(needed)).isEmpty()
                && bus.put(List.of(OutgoingEvent.earningsProcessed(symbol, date)))
                        .isEmpty();
    }
}
