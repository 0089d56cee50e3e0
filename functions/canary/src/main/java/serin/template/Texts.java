package serin.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The functions that make texts of texts.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html">functions</a>
 */
final class Texts {
    /** "Variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons." */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_.:]{1,255}");

    private final Evaluator evaluator;
    private final References references;

    Texts(Evaluator evaluator, References references) {
        this.evaluator = evaluator;
        this.references = references;
    }

    Value sub(Value argument) {
        return switch (argument) {
            case Value.Text(var template) -> substitute(template, Map.of());
            case Value.Sequence(var items)
            when items.size() == 2
                    && items.get(0) instanceof Value.Text(var template)
                    && items.get(1) instanceof Value.Mapping(var variables) -> substitute(template, variables);
            case Value _ -> Values.unknown("Fn::Sub takes a string, or a string and an object of variables");
        };
    }

    private Value substitute(String template, Map<String, Value> variables) {
        var text = new Concatenation();
        var known = new HashMap<String, Value>();
        var from = 0;
        for (var start = template.indexOf("${"); start >= 0; start = template.indexOf("${", from)) {
            var end = template.indexOf('}', start);
            if (end < 0) {
                break;
            }
            text.add(template.substring(from, start));
            var name = template.substring(start + 2, end);
            if (name.startsWith("!")) {
                text.add("${" + name.substring(1) + "}");
            } else {
                text.add(known.computeIfAbsent(name, _ -> variable(name, variables)));
            }
            from = end + 1;
        }
        text.add(template.substring(from));
        return text.result();
    }

    private Value variable(String name, Map<String, Value> variables) {
        var what = "${" + name + "} in Fn::Sub";
        if (!VARIABLE.matcher(name).matches()) {
            return Values.unknown(what + " is no name of a variable");
        }
        var given = variables.get(name);
        return given != null ? evaluator.resolveText(given, what) : Evaluator.asText(references.variable(name), what);
    }

    Value join(Value argument) {
        if (!(argument instanceof Value.Sequence(var items))
                || items.size() != 2
                || !(items.getFirst() instanceof Value.Text(var delimiter))) {
            return Values.unknown("Fn::Join takes a delimiter and a list");
        }
        return switch (evaluator.resolveValue(items.get(1), "the list of Fn::Join")) {
            case Value.Sequence(var parts) -> join(delimiter, parts);
            case Value.Unresolved unresolved -> unresolved;
            case Value other -> Values.unknown("Fn::Join takes a list, was " + Values.describe(other));
        };
    }

    private static Value join(String delimiter, List<Value> parts) {
        var text = new Concatenation();
        var separator = "";
        for (var part : parts) {
            text.add(separator);
            text.add(Evaluator.asText(part, "an item of Fn::Join"));
            separator = delimiter;
        }
        return text.result();
    }

    Value split(Value argument) {
        if (!(argument instanceof Value.Sequence(var items))
                || items.size() != 2
                || !(items.getFirst() instanceof Value.Text(var delimiter))
                || delimiter.isEmpty()) {
            return Values.unknown("Fn::Split takes a delimiter and a string");
        }
        return switch (evaluator.resolveText(items.get(1), "the source of Fn::Split")) {
            case Value.Text(var source) ->
                new Value.Sequence(Arrays.stream(source.split(Pattern.quote(delimiter), -1))
                        .map(DynamicReferences::known)
                        .toList());
            case Value other -> other;
        };
    }

    Value base64(Value argument) {
        return switch (evaluator.resolveText(argument, "the value of Fn::Base64")) {
            case Value.Text(var text) ->
                new Value.Text(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
            case Value other -> other;
        };
    }

    Value toJsonString(Value argument) {
        var value = evaluator.resolveValue(argument, "the value of Fn::ToJsonString");
        return switch (value) {
            case Value.Sequence _, Value.Mapping _ ->
                Json.unresolved(value)
                        .<Value>map(u -> u)
                        .orElseGet(() -> DynamicReferences.known(Json.textInOrder(value)));
            case Value.Unresolved unresolved -> unresolved;
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null() ->
                Values.unknown("Fn::ToJsonString takes an object or a list, was " + Values.describe(value));
        };
    }
}
