package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A template's text as a tree, of JSON or of YAML with
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html">CloudFormation's short tags</a>.
 */
public final class TemplateText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Template.LARGEST)
            .setParseComments(false)
            .build();
    private static final int DEEPEST = 200;
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");

    private final ParserImpl parser;

    private TemplateText(ParserImpl parser) {
        this.parser = parser;
    }

    /**
     * Reads it.
     *
     * @throws TemplateException when it is neither
     */
    public static ObjectNode read(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Template.LARGEST) {
            throw new TemplateException("Template may not exceed " + Template.LARGEST + " bytes in size.");
        }
        if (text.stripLeading().startsWith("{")) {
            return Template.parse(text);
        }
        try {
            var tree = new TemplateText(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text))).document();
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (YamlEngineException e) {
            throw new TemplateException("Template format error: YAML not well-formed. "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        throw new TemplateException("Template format error: unsupported structure.");
    }

    private JsonNode document() {
        while (!parser.checkEvent(Event.ID.DocumentStart)) {
            if (parser.checkEvent(Event.ID.StreamEnd)) {
                return NODES.missingNode();
            }
            parser.next();
        }
        parser.next();
        var tree = node(parser.next(), 1);
        parser.next();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw new TemplateException("Template format error: YAML not well-formed. More than one document");
        }
        return tree;
    }

    private JsonNode node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new TemplateException("Template format error: nested deeper than " + DEEPEST + " levels");
        }
        return switch (event) {
            case AliasEvent _ ->
                throw new TemplateException("Template error: YAML aliases are not allowed in CloudFormation templates");
            case ScalarEvent scalar -> scalar(scalar);
            case SequenceStartEvent start -> tagged(start, sequence(depth));
            case MappingStartEvent start -> tagged(start, mapping(depth));
            default -> throw new TemplateException("Template format error: unexpected " + event.getEventId());
        };
    }

    private ArrayNode sequence(int depth) {
        var list = NODES.arrayNode();
        for (var event = parser.next(); event.getEventId() != Event.ID.SequenceEnd; event = parser.next()) {
            list.add(node(event, depth + 1));
        }
        return list;
    }

    private ObjectNode mapping(int depth) {
        var map = NODES.objectNode();
        for (var event = parser.next(); event.getEventId() != Event.ID.MappingEnd; event = parser.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw new TemplateException("Template format error: [/] every key must be text");
            }
            if (map.has(key.getValue())) {
                throw new TemplateException("Template format error: Duplicate field '" + key.getValue() + "'");
            }
            map.set(key.getValue(), node(parser.next(), depth + 1));
        }
        return map;
    }

    private static JsonNode tagged(CollectionStartEvent start, JsonNode value) {
        return function(start.getTag())
                .<JsonNode>map(name -> NODES.objectNode().set(name, value))
                .orElse(value);
    }

    /** The function that a short tag stands for; empty for a tag of YAML's own. */
    private static Optional<String> function(Optional<String> tag) {
        return tag.filter(name -> name.startsWith("!") && name.length() > 1)
                .map(name -> name.substring(1))
                .map(name -> name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name);
    }

    private static JsonNode scalar(ScalarEvent scalar) {
        var text = scalar.getValue();
        var function = function(scalar.getTag());
        int dot = text.indexOf('.');
        if (function.isPresent() && function.get().equals("Fn::GetAtt") && dot > 0) {
            // The long form, as the SAM CLI writes it.
            var parts = NODES.arrayNode().add(text.substring(0, dot)).add(text.substring(dot + 1));
            return NODES.objectNode().set(function.get(), parts);
        }
        if (function.isPresent()) {
            return NODES.objectNode().put(function.get(), text);
        }
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN || scalar.getTag().isPresent()) {
            return NODES.textNode(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NODES.nullNode();
            // YAML 1.1, which CloudFormation and SAM read, has more words for it.
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON" -> NODES.booleanNode(true);
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF" -> NODES.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (WHOLE.matcher(text).matches()) {
            long value = new BigInteger(text).longValueExact();
            return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
        }
        return DECIMAL.matcher(text).matches() ? NODES.numberNode(new BigDecimal(text)) : NODES.textNode(text);
    }
}
