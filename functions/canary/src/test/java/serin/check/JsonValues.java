package serin.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import serin.template.Value;

/** Template values out of JSON; {@code {"$secret": why}} and {@code {"$unresolved": why}} stand for values that are not known. */
public final class JsonValues {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonValues() {}

    public static Value.Mapping mapping(String json) {
        return (Value.Mapping) value(json);
    }

    public static Value value(String json) {
        try {
            return value(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Value value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                var items = new ArrayList<Value>();
                node.forEach(item -> items.add(value(item)));
                yield new Value.Sequence(items);
            }
            case STRING -> new Value.Text(node.textValue());
            case NUMBER -> new Value.Numeric(node.decimalValue());
            case BOOLEAN -> new Value.Bool(node.booleanValue());
            case NULL -> new Value.Null();
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException(node.toString());
        };
    }

    private static Value object(JsonNode node) {
        if (node.has("$secret")) {
            return new Value.Unresolved(Value.Kind.SECRET, node.get("$secret").textValue());
        }
        if (node.has("$unresolved")) {
            return new Value.Unresolved(
                    Value.Kind.UNRESOLVABLE, node.get("$unresolved").textValue());
        }
        var entries = new LinkedHashMap<String, Value>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return new Value.Mapping(entries);
    }
}
