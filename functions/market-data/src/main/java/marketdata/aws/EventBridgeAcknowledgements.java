package marketdata.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Objects;
import marketdata.bus.AcknowledgingBus;
import marketdata.event.TestEvent;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Acknowledgements on a bus of EventBridge's: source {@code serin.probe}, detail-type {@code SerinAcknowledgement}. */
public final class EventBridgeAcknowledgements implements AcknowledgingBus {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventBridgeClient events;
    private final String name;

    public EventBridgeAcknowledgements(EventBridgeClient events, String name) {
        this.events = Objects.requireNonNull(events, "events is null");
        this.name = Objects.requireNonNull(name, "name is null");
    }

    @Override
    public void acknowledge(TestEvent event, String function, String version) {
        var entry = PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source("serin.probe")
                .detailType("SerinAcknowledgement")
                .detail(json(Map.of(
                        "nonce",
                        event.nonce(),
                        "function",
                        function,
                        "version",
                        version,
                        "detailType",
                        event.detailType())))
                .build();
        var answer = events.putEvents(request -> request.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("the bus did not take the acknowledgement: "
                    + answer.entries().getFirst().errorCode());
        }
    }

    private static String json(Map<String, String> detail) {
        try {
            return JSON.writeValueAsString(detail);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a detail of texts is always JSON", e);
        }
    }
}
