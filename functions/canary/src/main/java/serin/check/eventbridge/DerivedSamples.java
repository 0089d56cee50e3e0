package serin.check.eventbridge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.expectation.EventSamples;
import serin.template.Value;

/**
 * Sample events that a pattern itself tells: one that it must match, and for each of its fields the same event with that field
 * altered, which it must let pass by.
 *
 * <p>Made only where the meaning of the pattern leaves no doubt; of alternatives ({@code $or}) the first is taken, and what stands
 * in them is never altered, since another alternative may match then.
 */
final class DerivedSamples {
    /** A report needs no more, and each costs a call. */
    private static final int MOST_NEAR_MISSES = 4;

    private static final String OR = "$or";

    /** An event has these whatever happened. */
    private static final Set<String> ENVELOPE =
            Set.of("version", "id", "account", "source", "time", "region", "resources", "detail-type");

    /** What has a form of its own, which no sample of ours may have. */
    private static final Set<String> FORMED = Set.of("time", "version", "id");

    private final List<Field> fields = new ArrayList<>();
    private boolean sure = true;

    private DerivedSamples() {}

    private record Field(List<String> path, List<Value> alternatives, boolean alterable) {}

    /** The samples; without any where none can be derived. */
    static EventSamples of(Value.Mapping pattern) {
        var derived = new DerivedSamples();
        derived.collect(List.of(), pattern.entries(), true);
        return derived.sure
                        && derived.fields.stream().map(Field::path).distinct().count() == derived.fields.size()
                ? derived.samples()
                : new EventSamples(List.of(), List.of());
    }

    private void collect(List<String> path, Map<String, Value> pattern, boolean alterable) {
        pattern.forEach((name, value) -> {
            switch (value) {
                case Value.Sequence(var alternatives)
                when name.equals(OR) -> {
                    if (!alternatives.isEmpty() && alternatives.getFirst() instanceof Value.Mapping(var first)) {
                        collect(path, first, false);
                    } else {
                        sure = false;
                    }
                }
                case Value.Sequence(var alternatives) ->
                    fields.add(new Field(append(path, name), alternatives, alterable));
                case Value.Mapping(var entries) -> collect(append(path, name), entries, alterable);
                case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> sure = false;
            }
        });
    }

    private EventSamples samples() {
        var match = event(Optional.empty());
        return match.map(event -> new EventSamples(
                        List.of(event),
                        fields.stream()
                                .filter(Field::alterable)
                                .flatMap(field -> event(Optional.of(field)).stream())
                                .limit(MOST_NEAR_MISSES)
                                .toList()))
                .orElseGet(() -> new EventSamples(List.of(), List.of()));
    }

    /** The event with that field altered; empty when a field has no value that surely is right, or wrong. */
    private Optional<Value.Mapping> event(Optional<Field> altered) {
        var event = new LinkedHashMap<String, Object>();
        event.put("source", new Value.Text(FieldChoice.OTHER));
        event.put("detail-type", new Value.Text(FieldChoice.OTHER));
        for (var field : fields) {
            var required =
                    field.path().size() == 1 && ENVELOPE.contains(field.path().getFirst());
            var choice = altered.equals(Optional.of(field))
                    ? FieldChoice.refused(field.alternatives(), !required)
                    : FieldChoice.accepted(field.alternatives());
            if (choice.isEmpty()
                    || FORMED.contains(field.path().getFirst())
                    || (required && choice.get() instanceof FieldChoice.Missing)
                    || !put(event, field.path(), choice.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(mapping(event));
    }

    /** False when another field of the pattern has a value where this one needs an object. */
    @SuppressWarnings("unchecked")
    private static boolean put(Map<String, Object> event, List<String> path, FieldChoice choice) {
        if (!(choice instanceof FieldChoice.Is(var value))) {
            return true;
        }
        var at = event;
        for (var name : path.subList(0, path.size() - 1)) {
            if (!(at.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()) instanceof Map<?, ?> inner)) {
                return false;
            }
            at = (Map<String, Object>) inner;
        }
        at.put(path.getLast(), path.equals(List.of("resources")) ? new Value.Sequence(List.of(value)) : value);
        return true;
    }

    @SuppressWarnings("unchecked")
    private static Value.Mapping mapping(Map<String, Object> event) {
        var entries = new LinkedHashMap<String, Value>();
        event.forEach((name, value) -> entries.put(
                name, value instanceof Map<?, ?> inner ? mapping((Map<String, Object>) inner) : (Value) value));
        return new Value.Mapping(entries);
    }

    private static List<String> append(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
