package serin.check.eventbridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * An event pattern by its meaning: a list of accepted values has neither order nor repeats, and one excluded value is a list of
 * one. Only the list of a {@code numeric} comparison is a sentence, whose order matters.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison operators</a>
 */
final class EventPattern {
    private static final int SHOWN = 400;

    private final String canonical;

    private EventPattern(String canonical) {
        this.canonical = canonical;
    }

    /**
     * Reads an object, or a text that holds one.
     *
     * @throws MalformedDocument when it is neither
     */
    static EventPattern of(Value value) {
        var pattern = value instanceof Value.Text(var text) ? Json.parse(text) : value;
        if (!(pattern instanceof Value.Mapping)) {
            throw new MalformedDocument("an event pattern must be an object");
        }
        return new EventPattern(Json.text(canonical(pattern, false)));
    }

    boolean means(EventPattern other) {
        return canonical.equals(other.canonical);
    }

    @Override
    public String toString() {
        return canonical.length() <= SHOWN ? canonical : canonical.substring(0, SHOWN) + "…";
    }

    /** {@code operator}: whether the value is in a list of accepted values, where an object is an operator and not a field. */
    private static Value canonical(Value value, boolean operator) {
        return switch (value) {
            case Value.Mapping(var entries) -> canonical(entries, operator);
            case Value.Sequence(var items) ->
                asSet(items.stream().map(item -> canonical(item, true)).toList());
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> value;
        };
    }

    private static Value canonical(Map<String, Value> entries, boolean operator) {
        var fields = new LinkedHashMap<String, Value>();
        entries.forEach((name, value) -> fields.put(
                name,
                switch (operator ? name : "") {
                    case "numeric" -> value;
                    case "anything-but", "equals-ignore-case", "prefix", "suffix", "wildcard" ->
                        alone(canonical(value, true));
                    // In a list of alternatives ($or) an object holds fields, and a field's list holds operators.
                    default -> canonical(value, false);
                }));
        return new Value.Mapping(fields);
    }

    private static Value alone(Value value) {
        return value instanceof Value.Sequence(var items) && items.size() == 1 ? items.getFirst() : value;
    }

    private static Value asSet(List<Value> items) {
        var byText = new TreeMap<String, Value>();
        items.forEach(item -> byText.put(Json.text(item), item));
        return new Value.Sequence(List.copyOf(byText.values()));
    }
}
