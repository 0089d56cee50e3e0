package serin.expectation;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import serin.template.MalformedTemplate;
import serin.template.Value;

/** Reads {@code Samples} and {@code RoundTripWithin} under {@code Metadata.Serin}. */
final class SampleReader {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private SampleReader() {}

    static Declared<EventSamples> samples(String where, @Nullable Value value) {
        if (value == null) {
            return new Declared.Omitted<>();
        }
        return IntentReader.known(where, value).map(known -> {
            var entries = IntentReader.object(where, known, Set.of("Matches", "Rejects"));
            return new EventSamples(
                    events(where + ".Matches", entries.get("Matches")),
                    events(where + ".Rejects", entries.get("Rejects")));
        });
    }

    static Declared<Duration> within(String where, @Nullable Value value) {
        if (value == null) {
            return new Declared.Omitted<>();
        }
        return IntentReader.known(where, value).map(known -> {
            if (known instanceof Value.Text(var text)) {
                try {
                    var within = Duration.parse(text);
                    if (within.isPositive() && within.compareTo(LONGEST) <= 0) {
                        return within;
                    }
                } catch (DateTimeParseException e) {
                    throw badDuration(where, known);
                }
            }
            throw badDuration(where, known);
        });
    }

    private static MalformedTemplate badDuration(String where, Value value) {
        return new MalformedTemplate(
                where + ": \"" + IntentReader.show(value) + "\" is no such time; accepted are PT1S to PT2M");
    }

    private static List<Value.Mapping> events(String where, @Nullable Value value) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Value.Sequence(var items))) {
            throw new MalformedTemplate(where + " must be a list of events, was " + IntentReader.show(value));
        }
        var events = new ArrayList<Value.Mapping>();
        for (var i = 0; i < items.size(); i++) {
            events.add(event(where + "[" + i + "]", items.get(i)));
        }
        return events;
    }

    private static Value.Mapping event(String where, Value value) {
        var entries = IntentReader.object(where, value);
        for (var name : List.of("source", "detail-type")) {
            if (!(entries.get(name) instanceof Value.Text)) {
                throw new MalformedTemplate(where + ": " + name + " is needed, and must be a text");
            }
        }
        if (entries.containsKey("detail")) {
            IntentReader.object(where + ".detail", entries.getOrDefault("detail", Value.Mapping.EMPTY));
        }
        return new Value.Mapping(entries);
    }
}
