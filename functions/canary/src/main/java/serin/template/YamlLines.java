package serin.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The lines of the resources in a template of YAML that was read before, so that it is one, and its keys are scalars. */
final class YamlLines {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Limits.BYTES).build();

    private final ParserImpl parser;

    private YamlLines(ParserImpl parser) {
        this.parser = parser;
    }

    static Map<String, Declarations.Declaration> of(String text) {
        return new YamlLines(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))).sections();
    }

    private Map<String, Declarations.Declaration> sections() {
        while (!parser.checkEvent(Event.ID.MappingStart)) {
            parser.next();
        }
        parser.next();
        while (parser.next() instanceof ScalarEvent section) {
            if (section.getValue().equals("Resources")) {
                return resources();
            }
            skip();
        }
        return Map.of();
    }

    private Map<String, Declarations.Declaration> resources() {
        var found = new LinkedHashMap<String, Declarations.Declaration>();
        parser.next();
        while (parser.next() instanceof ScalarEvent logicalId) {
            found.put(
                    logicalId.getValue(),
                    new Declarations.Declaration(logicalId.getValue(), type(), line(logicalId.getStartMark())));
        }
        return found;
    }

    private String type() {
        var type = "";
        if (!parser.checkEvent(Event.ID.MappingStart)) {
            skip();
            return type;
        }
        parser.next();
        while (parser.next() instanceof ScalarEvent name) {
            if (name.getValue().equals("Type") && parser.peekEvent() instanceof ScalarEvent value) {
                type = value.getValue();
            }
            skip();
        }
        return type;
    }

    /** Leaves a value behind, however deep it is. */
    private void skip() {
        var depth = 0;
        do {
            depth += switch (parser.next()) {
                case MappingStartEvent _, SequenceStartEvent _ -> 1;
                case Event event
                when event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd -> -1;
                default -> 0;
            };
        } while (depth > 0);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }
}
