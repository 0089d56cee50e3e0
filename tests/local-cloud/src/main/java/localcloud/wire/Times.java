package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as they travel: epoch seconds in JSON and CBOR, ISO 8601 in XML, to the millisecond. */
public final class Times {
    private Times() {}

    /** A time in a request, whichever way it travelled; empty when it is none. */
    public static Optional<Instant> read(JsonNode node) {
        try {
            if (node.isNumber()) {
                var millis = node.decimalValue().movePointRight(3);
                return millis.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(millis.longValue()));
            }
            return node.isTextual()
                    ? Optional.of(OffsetDateTime.parse(node.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The time that a node holds for the wire to write; empty when it is another node. */
    static Optional<Instant> held(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof Instant instant
                ? Optional.of(instant)
                : Optional.empty();
    }

    static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static BigDecimal epochSeconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    /** The same tree with its times as epoch seconds. */
    static JsonNode asEpochSeconds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(member -> copy.set(member.getKey(), asEpochSeconds(member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            var copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> copy.add(asEpochSeconds(item)));
            return copy;
        }
        return held(node)
                .<JsonNode>map(time -> time.toEpochMilli() % 1_000 == 0
                        ? LongNode.valueOf(time.getEpochSecond())
                        : DecimalNode.valueOf(epochSeconds(time)))
                .orElse(node);
    }
}
