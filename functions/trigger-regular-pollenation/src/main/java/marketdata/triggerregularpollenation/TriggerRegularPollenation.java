package marketdata.triggerregularpollenation;

import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalDouble;
import marketdata.bus.Bus;
import marketdata.bus.OutgoingEvent;
import marketdata.event.ScheduledEvent;
import marketdata.event.Trigger;
import marketdata.item.Incomplete;
import marketdata.item.Report;
import marketdata.item.Table;

/** On a schedule, asks for the pollenation of the assets that are most due. */
final class TriggerRegularPollenation {
    private final Table assets;
    private final String byStatus;
    private final Bus bus;
    private final int mostAssets;

    /**
     * Of these assets.
     *
     * @param mostAssets how many of them are asked for in one run
     */
    TriggerRegularPollenation(Table assets, String byStatus, Bus bus, int mostAssets) {
        this.assets = Objects.requireNonNull(assets, "assets is null");
        this.byStatus = Objects.requireNonNull(byStatus, "byStatus is null");
        this.bus = Objects.requireNonNull(bus, "bus is null");
        this.mostAssets = mostAssets;
    }

    Report run(ScheduledEvent event) {
        var active = assets.query(byStatus, "status", "active");
        var scores = Scores.of(active, event.time());
        var wanted = scores.stream()
                .sorted(Comparator.comparingDouble(Scores.Due::score).reversed().thenComparing(Scores.Due::symbol))
                .limit(mostAssets)
                .map(due -> OutgoingEvent.pollenationNeeded(
                        due.symbol(), Trigger.REGULAR, OptionalDouble.of(due.score()), event.time()))
                .toList();
        var lost = bus.put(wanted);
        if (!lost.isEmpty()) {
            throw new Incomplete(
                    wanted.size() - lost.size(),
                    lost.stream()
                            .map(put -> String.valueOf(put.detail().get("symbol")))
                            .toList(),
                    "the bus did not take the event");
        }
        return Report.of("TriggerRegularPollenation", event, wanted.size(), active.size() - scores.size());
    }
}
