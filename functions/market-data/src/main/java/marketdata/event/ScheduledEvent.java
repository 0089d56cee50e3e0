package marketdata.event;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Objects;

/**
 * A schedule came round.
 *
 * @param id the event's own; a second delivery of the same event bears the same one
 * @param time when the schedule came round
 * @param rule the ARN of the rule
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html">Scheduled events</a>
 */
public record ScheduledEvent(String id, Instant time, String rule) {
    public static final String DETAIL_TYPE = "Scheduled Event";

    public ScheduledEvent {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(time, "time is null");
        Objects.requireNonNull(rule, "rule is null");
    }

    /** Reads one; throws {@link BadEvent} for anything else. */
    public static ScheduledEvent read(InputStream input) throws IOException {
        var envelope = Envelope.read(input).require("aws.events", DETAIL_TYPE);
        var rule = envelope.resources().path(0);
        if (envelope.resources().size() != 1 || !rule.isTextual()) {
            throw new BadEvent("event.resources must hold the ARN of one rule, held "
                    + envelope.resources().size() + " entries");
        }
        return new ScheduledEvent(envelope.id(), envelope.time(), rule.textValue());
    }
}
