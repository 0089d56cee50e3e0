package marketdata.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * What every EventBridge event has around its detail.
 *
 * @param id differs from event to event
 * @param time when the event happened, by EventBridge; a function takes its time from here
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html">Event structure</a>
 */
record Envelope(String id, String source, String detailType, Instant time, JsonNode resources, JsonNode detail) {

    /** EventBridge takes an event of 1 MB at most, so anything larger is none of its events. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Envelope read(InputStream input) throws IOException {
        return read(input.readNBytes(MAX_BYTES + 1));
    }

    static Envelope read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new BadEvent("event must have at most " + MAX_BYTES + " bytes, had more");
        }
        var event = Fields.of("event", parse(bytes));
        return new Envelope(
                event.text("id"),
                event.text("source"),
                event.text("detail-type"),
                event.instant("time"),
                event.array("resources"),
                event.object("detail"));
    }

    /** This envelope, if it is around an event of that source and type. */
    Envelope require(String requiredSource, String requiredDetailType) {
        if (!source.equals(requiredSource)) {
            throw new BadEvent("source must be " + BadEvent.shown(requiredSource) + ", was " + BadEvent.shown(source));
        }
        if (!detailType.equals(requiredDetailType)) {
            throw new BadEvent("detail-type must be " + BadEvent.shown(requiredDetailType) + ", was "
                    + BadEvent.shown(detailType));
        }
        return this;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            var where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new BadEvent("event must be JSON, with each key once and at most 64 levels; it is not" + where);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can always be read", e);
        }
    }
}
