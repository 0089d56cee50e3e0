package serin.check.eventbridge;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * What a function says of a test event that it has recognised: an event of source {@code serin.probe} and detail-type
 * {@code SerinAcknowledgement}.
 *
 * @param nonce of the test event
 * @param function the name of the function that got it
 * @param detailType of the test event
 */
record Acknowledgement(String nonce, String function, String version, String detailType) {
    static final String SOURCE = "serin.probe";

    private static final String DETAIL_TYPE = "SerinAcknowledgement";

    Acknowledgement {
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(function, "function is null");
        Objects.requireNonNull(version, "version is null");
        Objects.requireNonNull(detailType, "detailType is null");
    }

    /** Reads a message of the queue with distrust; empty when it is something else. */
    static Optional<Acknowledgement> of(String message) {
        try {
            return Json.parse(message) instanceof Value.Mapping(var event)
                            && text(event, "source").equals(Optional.of(SOURCE))
                            && text(event, "detail-type").equals(Optional.of(DETAIL_TYPE))
                            && event.get("detail") instanceof Value.Mapping(var detail)
                    ? text(detail, "nonce")
                            .map(nonce -> new Acknowledgement(
                                    nonce,
                                    text(detail, "function").orElse("a function without a name"),
                                    text(detail, "version").orElse("unknown"),
                                    text(detail, "detailType").orElse("")))
                    : Optional.empty();
        } catch (MalformedDocument e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return OneLine.of("version " + version + " of " + function);
    }

    private static Optional<String> text(Map<String, Value> object, String name) {
        return object.get(name) instanceof Value.Text(var text) ? Optional.of(text) : Optional.empty();
    }
}
