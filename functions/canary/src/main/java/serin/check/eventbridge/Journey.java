package serin.check.eventbridge;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import serin.observation.OutgoingEvent;
import serin.template.Json;
import serin.template.Value;

/**
 * The way of one test event: onto a bus, through a rule, to a function, and back to a queue as an acknowledgement.
 *
 * @param sample a real-shaped event that the rule matches
 * @param queueUrl where the acknowledgement comes to
 * @param within how long it may take
 */
record Journey(String bus, Value.Mapping sample, String queueUrl, Duration within) {
    private static final String DETAIL = "detail";

    Journey {
        Objects.requireNonNull(bus, "bus is null");
        Objects.requireNonNull(sample, "sample is null");
        Objects.requireNonNull(queueUrl, "queueUrl is null");
        Objects.requireNonNull(within, "within is null");
    }

    /** The sample with the mark by which a function knows that it is no real event: {@code detail.probe.nonce}. */
    static Value.Mapping marked(Value.Mapping sample, String nonce) {
        var detail = new LinkedHashMap<String, Value>();
        if (sample.entries().get(DETAIL) instanceof Value.Mapping(var entries)) {
            detail.putAll(entries);
        }
        detail.put("probe", new Value.Mapping(Map.of("nonce", new Value.Text(nonce))));
        var event = new LinkedHashMap<>(sample.entries());
        event.put(DETAIL, new Value.Mapping(detail));
        return new Value.Mapping(event);
    }

    String detailType() {
        return SampleEvent.text(sample, "detail-type").orElse("");
    }

    OutgoingEvent event(String nonce) {
        var marked = marked(sample, nonce);
        return new OutgoingEvent(
                bus,
                SampleEvent.text(marked, "source").orElse(""),
                detailType(),
                Json.textInOrder(marked.entries().getOrDefault(DETAIL, Value.Mapping.EMPTY)),
                resources(marked));
    }

    private static List<String> resources(Value.Mapping event) {
        return event.entries().get("resources") instanceof Value.Sequence(var items)
                ? items.stream()
                        .filter(Value.Text.class::isInstance)
                        .map(item -> ((Value.Text) item).text())
                        .toList()
                : List.of();
    }
}
