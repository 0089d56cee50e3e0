package marketdata.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import marketdata.bus.Bus;
import marketdata.bus.OutgoingEvent;
import marketdata.event.MarketData;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** A bus of EventBridge's. */
public final class EventBridgeBus implements Bus {
    /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
    private static final int ENTRIES = 10;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventBridgeClient events;
    private final String name;

    public EventBridgeBus(EventBridgeClient events, String name) {
        this.events = Objects.requireNonNull(events, "events is null");
        this.name = Objects.requireNonNull(name, "name is null");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OutgoingEvent> put(List<OutgoingEvent> outgoing) {
        var lost = new ArrayList<OutgoingEvent>();
        for (var from = 0; from < outgoing.size(); from += ENTRIES) {
            var batch = outgoing.subList(from, Math.min(from + ENTRIES, outgoing.size()));
            var entries = batch.stream().map(this::entry).toList();
            // The answer has one entry for each of the request, in the same order; one with an error code was not
            // taken.
            var answers = events.putEvents(request -> request.entries(entries)).entries();
            for (var i = 0; i < batch.size(); i++) {
                if (i >= answers.size() || answers.get(i).errorCode() != null) {
                    lost.add(batch.get(i));
                }
            }
        }
        return lost;
    }

    private PutEventsRequestEntry entry(OutgoingEvent event) {
        try {
            return PutEventsRequestEntry.builder()
                    .eventBusName(name)
                    .source(MarketData.SOURCE)
                    .detailType(event.detailType())
                    .detail(JSON.writeValueAsString(event.detail()))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a detail of texts and numbers is always JSON", e);
        }
    }
}
