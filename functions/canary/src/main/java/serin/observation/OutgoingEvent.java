package serin.observation;

import java.util.List;
import java.util.Objects;

/**
 * An event to put onto a bus.
 *
 * @param detail a JSON object
 * @param resources ARNs, often none
 */
public record OutgoingEvent(String bus, String source, String detailType, String detail, List<String> resources) {
    public OutgoingEvent {
        Objects.requireNonNull(bus, "bus is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(detailType, "detailType is null");
        Objects.requireNonNull(detail, "detail is null");
        resources = List.copyOf(resources);
    }
}
