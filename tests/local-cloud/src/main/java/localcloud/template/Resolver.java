package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves intrinsic functions:
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">reference</a>.
 * {@code AWS::NoValue} is a missing node, which is left out of what holds it.
 */
final class Resolver {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Scope scope;

    /** What names mean. */
    interface Scope {

        /** Of a parameter, a pseudo parameter or a resource; a missing node for {@code AWS::NoValue}; empty when unknown. */
        Optional<JsonNode> ref(String name);

        Optional<JsonNode> attribute(String logicalId, String attribute);

        boolean condition(String name);

        JsonNode mappings();

        Optional<JsonNode> importValue(String exportName);
    }

    Resolver(Scope scope) {
        this.scope = scope;
    }

    JsonNode resolve(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var copy = NODES.arrayNode();
            for (var item : array) {
                var resolved = resolve(item);
                if (!resolved.isMissingNode()) {
                    copy.add(resolved);
                }
            }
            return copy;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.size() == 1) {
            var only = object.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return call(only.getKey(), only.getValue());
            }
        }
        return members(object);
    }

    /** An object whose members are resolved, whatever they are called. */
    ObjectNode members(ObjectNode object) {
        var copy = NODES.objectNode();
        for (var member : object.properties()) {
            var resolved = resolve(member.getValue());
            if (!resolved.isMissingNode()) {
                copy.set(member.getKey(), resolved);
            }
        }
        return copy;
    }

    private JsonNode call(String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Sub" -> sub(argument);
            case "Fn::Join" -> {
                list(function, argument, 2, 2);
                yield NODES.textNode(String.join(argument.get(0).asText(), texts(function, resolve(argument.get(1)))));
            }
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> {
                list(function, argument, 2, 2);
                var delimiter = argument.get(0).asText();
                var parts = NODES.arrayNode();
                for (var part : resolve(argument.get(1)).asText().split(Pattern.quote(delimiter), -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::If" -> {
                list(function, argument, 3, 3);
                yield resolve(argument.get(scope.condition(argument.get(0).asText()) ? 1 : 2));
            }
            case "Fn::FindInMap" -> findInMap(argument);
            case "Fn::Base64" ->
                NODES.textNode(Base64.getEncoder()
                        .encodeToString(resolve(argument).asText().getBytes(StandardCharsets.UTF_8)));
            case "Fn::ToJsonString" -> NODES.textNode(resolve(argument).toString());
            case "Fn::Length" -> NODES.numberNode(resolve(argument).size());
            case "Fn::GetAZs" -> availabilityZones(argument);
            case "Fn::ImportValue" -> {
                var name = resolve(argument).asText();
                yield scope.importValue(name)
                        .orElseThrow(() -> new TemplateException("No export named " + name + " found."));
            }
            default -> throw new TemplateException("Template error: the function " + function + " is not supported");
        };
    }

    private JsonNode ref(String name) {
        return scope.ref(name)
                .orElseThrow(() -> new TemplateException("Template format error: Unresolved resource dependencies ["
                        + name + "] in the Resources block of the template"));
    }

    private JsonNode getAtt(JsonNode argument) {
        String id;
        String attribute;
        if (argument.isTextual() && argument.textValue().indexOf('.') > 0) {
            int dot = argument.textValue().indexOf('.');
            id = argument.textValue().substring(0, dot);
            attribute = argument.textValue().substring(dot + 1);
        } else {
            list("Fn::GetAtt", argument, 2, 2);
            id = argument.get(0).asText();
            attribute = resolve(argument.get(1)).asText();
        }
        return attribute(id, attribute);
    }

    private JsonNode attribute(String id, String attribute) {
        return scope.attribute(id, attribute)
                .orElseThrow(() -> new TemplateException("Template error: resource " + id
                        + " does not support attribute type " + attribute + " in Fn::GetAtt"));
    }

    private JsonNode sub(JsonNode argument) {
        var text = argument;
        ObjectNode own = NODES.objectNode();
        if (argument.isArray()) {
            list("Fn::Sub", argument, 2, 2);
            text = argument.get(0);
            own = argument.get(1) instanceof ObjectNode map ? members(map) : own;
        }
        if (!text.isTextual()) {
            throw new TemplateException("Template error: Fn::Sub needs text, was " + text);
        }
        var variables = own;
        return NODES.textNode(VARIABLE.matcher(text.textValue()).replaceAll(match -> {
            var name = match.group(2).strip();
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            int dot = name.indexOf('.');
            var value = variables.has(name)
                    ? variables.get(name)
                    : dot > 0 ? attribute(name.substring(0, dot), name.substring(dot + 1)) : ref(name);
            return Matcher.quoteReplacement(value.asText());
        }));
    }

    private JsonNode select(JsonNode argument) {
        list("Fn::Select", argument, 2, 2);
        var from = resolve(argument.get(1));
        int index = resolve(argument.get(0)).asInt(-1);
        if (!from.isArray() || index < 0 || index >= from.size()) {
            throw new TemplateException("Template error: Fn::Select cannot select nonexistent value at index "
                    + resolve(argument.get(0)).asText());
        }
        return from.get(index);
    }

    private JsonNode findInMap(JsonNode argument) {
        list("Fn::FindInMap", argument, 3, 4);
        var map = resolve(argument.get(0)).asText();
        var top = resolve(argument.get(1)).asText();
        var second = resolve(argument.get(2)).asText();
        var found = scope.mappings().path(map).path(top).path(second);
        if (!found.isMissingNode()) {
            return found;
        }
        if (argument.size() == 4 && argument.get(3).has("DefaultValue")) {
            return resolve(argument.get(3).get("DefaultValue"));
        }
        throw new TemplateException("Template error: Unable to get mapping for " + map + "::" + top + "::" + second);
    }

    private JsonNode availabilityZones(JsonNode argument) {
        var region = resolve(argument).asText().isEmpty()
                ? ref("AWS::Region").asText()
                : resolve(argument).asText();
        var zones = NODES.arrayNode();
        for (var letter : List.of("a", "b", "c")) {
            zones.add(region + letter);
        }
        return zones;
    }

    private static List<String> texts(String function, JsonNode list) {
        if (!list.isArray()) {
            throw new TemplateException("Template error: " + function + " needs a list, was " + list);
        }
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static void list(String function, JsonNode argument, int least, int most) {
        if (!argument.isArray() || argument.size() < least || argument.size() > most) {
            throw new TemplateException("Template error: " + function + " needs a list of " + least + " to " + most
                    + " elements, was " + argument);
        }
    }

    /** What stands for {@code AWS::NoValue}. */
    static JsonNode noValue() {
        return MissingNode.getInstance();
    }
}
