package serin.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML into values, event by event, so that nothing is built of a text that is refused.
 *
 * <p>Aliases are refused with CloudFormation's own words ("YAML aliases are not allowed in CloudFormation templates"), merge keys
 * too: a template that was deployed holds none, and no alias bomb can go off.
 */
final class YamlReader {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("template")
            .setCodePointLimit(Limits.BYTES)
            .setParseComments(false)
            .build();
    private static final String CORE = "tag:yaml.org,2002:";

    private final ParserImpl parser;

    private YamlReader(ParserImpl parser) {
        this.parser = parser;
    }

    static Value read(String text) {
        Limits.check(text);
        try {
            return new YamlReader(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))).document();
        } catch (MarkedYamlEngineException e) {
            throw new MalformedDocument(position(e.getProblemMark()) + e.getProblem());
        } catch (YamlEngineException e) {
            throw new MalformedDocument(String.valueOf(e.getMessage()));
        }
    }

    private Value document() {
        expect(Event.ID.StreamStart);
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new MalformedDocument("the text holds no value");
        }
        expect(Event.ID.DocumentStart);
        var value = value(parser.next(), 1);
        expect(Event.ID.DocumentEnd);
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw malformed(parser.peekEvent(), "a second document");
        }
        return value;
    }

    private void expect(Event.ID id) {
        var event = parser.next();
        if (event.getEventId() != id) {
            throw malformed(event, "the text is not one YAML document");
        }
    }

    private Value value(Event event, int depth) {
        if (depth > Limits.DEPTH) {
            throw malformed(event, "nested more than " + Limits.DEPTH + " levels deep");
        }
        return switch (event) {
            case AliasEvent _ -> throw malformed(event, "YAML aliases are not allowed in CloudFormation templates");
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> tagged(start, sequence(depth), "seq");
            case MappingStartEvent start -> tagged(start, mapping(depth), "map");
            default -> throw malformed(event, "a value is expected");
        };
    }

    private Value sequence(int depth) {
        var items = new ArrayList<Value>();
        for (var event = parser.next(); event.getEventId() != Event.ID.SequenceEnd; event = parser.next()) {
            items.add(value(event, depth + 1));
        }
        return new Value.Sequence(items);
    }

    private Value mapping(int depth) {
        var entries = new LinkedHashMap<String, Value>();
        for (var event = parser.next(); event.getEventId() != Event.ID.MappingEnd; event = parser.next()) {
            var key = key(event);
            if (entries.containsKey(key)) {
                throw malformed(event, "the key '" + key + "' occurs twice in one object");
            }
            entries.put(key, value(parser.next(), depth + 1));
        }
        return new Value.Mapping(entries);
    }

    /** A key is what is written, whatever type a value of that spelling would have. */
    private static String key(Event event) {
        if (event instanceof AliasEvent) {
            throw malformed(event, "YAML aliases are not allowed in CloudFormation templates");
        }
        if (!(event instanceof ScalarEvent scalar)
                || scalar.getTag().filter(tag -> !tag.equals(CORE + "str")).isPresent()) {
            throw malformed(event, "a key must be a string");
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw malformed(event, "CloudFormation does not support YAML merge keys (<<)");
        }
        if (scalar.isPlain() && scalar.getValue().isEmpty()) {
            throw malformed(event, "a key is missing");
        }
        return checked(scalar);
    }

    private static Value scalar(ScalarEvent scalar) {
        var text = checked(scalar);
        var tag = scalar.getTag();
        if (tag.isEmpty()) {
            return scalar.isPlain() ? YamlScalars.plain(text, position(scalar.getStartMark())) : new Value.Text(text);
        }
        var function = ShortTags.function(tag.get());
        if (function.isPresent()) {
            return ShortTags.expand(function.get(), new Value.Text(text));
        }
        return switch (tag.get()) {
            case "!", CORE + "str" -> new Value.Text(text);
            case CORE + "int", CORE + "float", CORE + "bool", CORE + "null" -> {
                var value = YamlScalars.plain(text, position(scalar.getStartMark()));
                if (value instanceof Value.Text) {
                    throw malformed(scalar, "'" + text + "' is not what its tag " + tag.get() + " says");
                }
                yield value;
            }
            default -> throw unknownTag(scalar, tag.get());
        };
    }

    private static Value tagged(CollectionStartEvent start, Value value, String kind) {
        var tag = start.getTag();
        if (tag.isEmpty() || tag.get().equals("!") || tag.get().equals(CORE + kind)) {
            return value;
        }
        return ShortTags.function(tag.get())
                .map(function -> ShortTags.expand(function, value))
                .orElseThrow(() -> unknownTag(start, tag.get()));
    }

    private static String checked(ScalarEvent scalar) {
        Limits.checkString(scalar.getValue(), position(scalar.getStartMark()));
        return scalar.getValue();
    }

    private static MalformedDocument unknownTag(Event event, String tag) {
        return malformed(event, "CloudFormation does not support the tag " + tag);
    }

    private static MalformedDocument malformed(Event event, String problem) {
        return new MalformedDocument(position(event.getStartMark()) + problem);
    }

    private static String position(Optional<Mark> mark) {
        return mark.map(m -> Limits.at(m.getLine() + 1L, m.getColumn() + 1L)).orElse("");
    }
}
