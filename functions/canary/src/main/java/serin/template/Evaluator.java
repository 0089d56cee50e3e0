package serin.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Replaces every function in a value by what it stands for; an empty answer is {@code AWS::NoValue}. */
final class Evaluator {
    /** Deeper than any text is read, since one property may lead to another's. */
    private static final int DEEPEST = 2 * Limits.DEPTH;

    private final Budget budget = new Budget();
    private final Conditions conditions;
    private final References references;
    private final Texts texts;
    private final Lists lists;
    private final Mappings mappings;
    private int depth;

    Evaluator(Template template, StackContext context) {
        conditions = new Conditions(template, this);
        references = new References(template, context, conditions, this);
        texts = new Texts(this, references);
        lists = new Lists(this, context);
        mappings = new Mappings(template, context, this);
    }

    Conditions conditions() {
        return conditions;
    }

    /** What the value stands for. */
    Optional<Value> resolve(Value value) {
        if (depth >= DEEPEST) {
            return Optional.of(Values.unknown("functions nest more than " + DEEPEST + " deep"));
        }
        depth++;
        try {
            return switch (value) {
                case Value.Text(var text) -> Optional.of(DynamicReferences.known(text));
                case Value.Sequence(var items) -> Optional.of(new Value.Sequence(resolveItems(items)));
                case Value.Mapping mapping -> resolveObject(mapping);
                case Value.Numeric _, Value.Bool _, Value.Null(), Value.Unresolved _ -> Optional.of(value);
            };
        } finally {
            depth--;
        }
    }

    /** What the value stands for, where {@code AWS::NoValue} makes no sense. */
    Value resolveValue(Value value, String what) {
        return resolve(value).orElseGet(() -> Values.unknown(what + " is AWS::NoValue"));
    }

    /** A string, or why there is none. */
    Value resolveText(Value value, String what) {
        return asText(resolveValue(value, what), what);
    }

    /** The string that CloudFormation makes of a resolved value, or why there is none. */
    static Value asText(Value value, String what) {
        if (value instanceof Value.Unresolved) {
            return value;
        }
        return Values.scalar(value)
                .<Value>map(Value.Text::new)
                .orElseGet(() -> Values.unknown(what + " must be a string, was " + Values.describe(value)));
    }

    /** The entries of an object whose keys are fixed, such as a section; no function may stand in its place. */
    Value.Mapping resolveEntries(Value.Mapping mapping) {
        var resolved = new LinkedHashMap<String, Value>();
        mapping.entries().forEach((key, value) -> {
            if (key.startsWith("Fn::")) {
                resolved.put(key, Values.unknown(notExpanded(key)));
            } else {
                resolve(value).ifPresent(result -> resolved.put(key, result));
            }
        });
        return new Value.Mapping(resolved);
    }

    private List<Value> resolveItems(List<Value> items) {
        var resolved = new ArrayList<Value>(items.size());
        for (var item : items) {
            resolve(item).ifPresent(resolved::add);
        }
        return resolved;
    }

    private Optional<Value> resolveObject(Value.Mapping mapping) {
        var function = Values.single(mapping)
                .filter(entry -> entry.getKey().equals("Ref") || entry.getKey().startsWith("Fn::"));
        if (function.isPresent()) {
            return apply(function.get().getKey(), function.get().getValue());
        }
        for (var key : mapping.entries().keySet()) {
            if (key.startsWith("Fn::")) {
                return Optional.of(Values.unknown(
                        isExpandedByMacro(key) ? notExpanded(key) : key + " stands beside other keys of one object"));
            }
        }
        return Optional.of(resolveEntries(mapping));
    }

    private Optional<Value> apply(String function, Value argument) {
        if (budget.isSpent()) {
            return Optional.of(Budget.spent());
        }
        return switch (function) {
            case "Ref" -> references.ref(argument).map(budget::admit);
            case "Fn::If" -> choose(argument);
            default -> Optional.of(budget.admit(compute(function, argument)));
        };
    }

    private Value compute(String function, Value argument) {
        return switch (function) {
            case "Fn::GetAtt" -> references.getAtt(argument);
            case "Fn::Sub" -> texts.sub(argument);
            case "Fn::Join" -> texts.join(argument);
            case "Fn::Split" -> texts.split(argument);
            case "Fn::Base64" -> texts.base64(argument);
            case "Fn::ToJsonString" -> texts.toJsonString(argument);
            case "Fn::Select" -> lists.select(argument);
            case "Fn::Length" -> lists.length(argument);
            case "Fn::Cidr" -> lists.cidr(argument);
            case "Fn::GetAZs" -> lists.availabilityZones(argument);
            case "Fn::FindInMap" -> mappings.findInMap(argument);
            case "Fn::ImportValue" -> mappings.importValue(argument);
            case "Fn::And", "Fn::Or", "Fn::Not", "Fn::Equals" ->
                Values.unknown(function + " stands outside of the section Conditions");
            case "Fn::Contains",
                    "Fn::EachMemberEquals",
                    "Fn::EachMemberIn",
                    "Fn::RefAll",
                    "Fn::ValueOf",
                    "Fn::ValueOfAll" -> Values.unknown(function + " stands outside of the section Rules");
            default ->
                Values.unknown(
                        isExpandedByMacro(function)
                                ? notExpanded(function)
                                : function + " is no function that CloudFormation documents");
        };
    }

    private Optional<Value> choose(Value argument) {
        if (!(argument instanceof Value.Sequence(var items))
                || items.size() != 3
                || !(items.getFirst() instanceof Value.Text(var condition))) {
            return Optional.of(Values.unknown("Fn::If takes the name of a condition and two values"));
        }
        return switch (conditions.decide(condition)) {
            case Decision.Decided(var holds) -> resolve(items.get(holds ? 1 : 2));
            case Decision.Undecided(var why) -> Optional.of(why);
        };
    }

    private static boolean isExpandedByMacro(String function) {
        return function.equals("Fn::Transform") || function.startsWith("Fn::ForEach");
    }

    private static String notExpanded(String function) {
        return function + " was not expanded: it takes the processed template to know what stands here";
    }
}
