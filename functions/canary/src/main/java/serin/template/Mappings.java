package serin.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that look a value up: in the template's Mappings, and among the exports of other stacks.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap-enhancements.html">Fn::FindInMap with a default</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html">Fn::ImportValue</a>
 */
final class Mappings {
    private final Template template;
    private final StackContext context;
    private final Evaluator evaluator;

    Mappings(Template template, StackContext context, Evaluator evaluator) {
        this.template = template;
        this.context = context;
        this.evaluator = evaluator;
    }

    Value findInMap(Value argument) {
        if (!(argument instanceof Value.Sequence(var items)) || items.size() < 3 || items.size() > 4) {
            return Values.unknown("Fn::FindInMap takes a map, two keys and possibly a DefaultValue");
        }
        var path = new ArrayList<String>();
        for (var item : items.subList(0, 3)) {
            switch (evaluator.resolveText(item, "a key of Fn::FindInMap")) {
                case Value.Text(var key) -> path.add(key);
                case Value unknown -> {
                    return unknown;
                }
            }
        }
        return lookUp(path)
                .map(value -> literal(value, path))
                .or(() -> items.size() == 4 ? fallback(items.get(3)) : Optional.empty())
                .orElseGet(() -> Values.unknown("the template's Mappings have no " + String.join(".", path)));
    }

    private Optional<Value> lookUp(List<String> path) {
        Optional<Value> value = Optional.of(template.mappings());
        for (var key : path) {
            value = value.flatMap(v ->
                    v instanceof Value.Mapping(var entries) ? Optional.ofNullable(entries.get(key)) : Optional.empty());
        }
        return value;
    }

    private Optional<Value> fallback(Value argument) {
        return Values.single(argument)
                .filter(entry -> entry.getKey().equals("DefaultValue"))
                .map(Map.Entry::getValue)
                .map(value -> evaluator.resolveValue(value, "the DefaultValue of Fn::FindInMap"));
    }

    /** "You can't include parameters, pseudo parameters, or intrinsic functions in the Mappings section": so nothing is a cycle. */
    private static Value literal(Value value, List<String> path) {
        return switch (value) {
            case Value.Text(var text) -> DynamicReferences.known(text);
            case Value.Sequence(var items) ->
                new Value.Sequence(items.stream()
                        .map(item -> item instanceof Value.Sequence ? notLiteral(path) : literal(item, path))
                        .toList());
            case Value.Mapping _ -> notLiteral(path);
            case Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ -> value;
        };
    }

    private static Value notLiteral(List<String> path) {
        return Values.unknown(String.join(".", path) + " in Mappings must be a string or a list of strings");
    }

    Value importValue(Value argument) {
        return switch (evaluator.resolveText(argument, "the name in Fn::ImportValue")) {
            case Value.Text(var name) ->
                Optional.ofNullable(context.exports().get(name))
                        .map(DynamicReferences::known)
                        .orElseGet(() -> Values.unknown("the export " + name + " is not known"));
            case Value other -> other;
        };
    }
}
