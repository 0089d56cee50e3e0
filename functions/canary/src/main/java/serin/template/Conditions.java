package serin.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides the conditions of a template.
 *
 * <p>An undecided part does not matter where the others settle it: And with one that does not hold does not hold.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">condition functions</a>
 */
final class Conditions {
    private static final int DEEPEST = 100;
    private static final int DEEPEST_EXPRESSION = 4 * Limits.DEPTH;

    private final Map<String, Value> expressions;
    private final Evaluator evaluator;
    private final Map<String, Decision> known = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private int depth;

    Conditions(Template template, Evaluator evaluator) {
        expressions = template.conditions().entries();
        this.evaluator = evaluator;
    }

    /** Whether the condition of that name holds. */
    Decision decide(String name) {
        var decided = known.get(name);
        if (decided != null) {
            return decided;
        }
        var expression = expressions.get(name);
        if (expression == null) {
            return Decision.unknown("the template has no condition " + name);
        }
        if (open.contains(name)) {
            return Decision.unknown(
                    "the condition " + name + " refers to itself: " + String.join(" -> ", open) + " -> " + name);
        }
        if (open.size() >= DEEPEST) {
            return Decision.unknown("conditions refer to each other more than " + DEEPEST + " deep");
        }
        open.add(name);
        var decision = evaluate(expression);
        open.remove(name);
        known.put(name, decision);
        return decision;
    }

    /** Whether what carries {@code declaration} exists, by its key {@code Condition}. */
    Decision decideFor(Map<String, Value> declaration) {
        return switch (declaration.get("Condition")) {
            case null -> Decision.of(true);
            case Value.Text(var name) -> decide(name);
            case Value other ->
                Decision.unknown("Condition must be the name of a condition, was " + Values.describe(other));
        };
    }

    private Decision evaluate(Value expression) {
        if (depth >= DEEPEST_EXPRESSION) {
            return Decision.unknown("condition functions nest more than " + DEEPEST_EXPRESSION + " deep");
        }
        depth++;
        try {
            return evaluateFunction(expression);
        } finally {
            depth--;
        }
    }

    private Decision evaluateFunction(Value expression) {
        var function = Values.single(expression);
        if (function.isEmpty()) {
            return Decision.unknown("a condition must be one condition function, was " + Values.describe(expression));
        }
        var argument = function.get().getValue();
        return switch (function.get().getKey()) {
            case "Condition" ->
                argument instanceof Value.Text(var name)
                        ? decide(name)
                        : Decision.unknown("Condition must name a condition");
            case "Fn::Not" ->
                argument instanceof Value.Sequence(var items) && items.size() == 1
                        ? not(evaluate(items.getFirst()))
                        : Decision.unknown("Fn::Not takes a list of one condition");
            case "Fn::And" -> all(argument, "Fn::And", false);
            case "Fn::Or" -> all(argument, "Fn::Or", true);
            case "Fn::Equals" -> equal(argument);
            default -> Decision.unknown(function.get().getKey() + " is not a condition function");
        };
    }

    /** And is settled by one that does not hold, Or by one that holds. */
    private Decision all(Value argument, String function, boolean settledBy) {
        if (!(argument instanceof Value.Sequence(var items)) || items.isEmpty()) {
            return Decision.unknown(function + " takes a list of conditions");
        }
        Optional<Decision> undecided = Optional.empty();
        for (var item : items) {
            switch (evaluate(item)) {
                case Decision.Decided(var holds) -> {
                    if (holds == settledBy) {
                        return Decision.of(settledBy);
                    }
                }
                case Decision.Undecided open -> undecided = undecided.or(() -> Optional.of(open));
            }
        }
        return undecided.orElseGet(() -> Decision.of(!settledBy));
    }

    private static Decision not(Decision decision) {
        return switch (decision) {
            case Decision.Decided(var holds) -> Decision.of(!holds);
            case Decision.Undecided open -> open;
        };
    }

    private Decision equal(Value argument) {
        if (!(argument instanceof Value.Sequence(var items)) || items.size() != 2) {
            return Decision.unknown("Fn::Equals takes a list of two values");
        }
        var sides = new ArrayList<Value>();
        for (var item : items) {
            var side = evaluator.resolve(item);
            if (side.isEmpty()) {
                return Decision.unknown("Fn::Equals compares AWS::NoValue");
            }
            sides.add(side.get());
        }
        return Json.unresolved(new Value.Sequence(sides))
                .<Decision>map(Decision.Undecided::new)
                .orElseGet(() -> Decision.of(asStrings(sides.get(0)).equals(asStrings(sides.get(1)))));
    }

    /** CloudFormation compares strings: {@code true} equals {@code "true"}. */
    private static Value asStrings(Value value) {
        return switch (value) {
            case Value.Sequence(var items) -> new Value.Sequence(asStrings(items));
            case Value.Numeric _, Value.Bool _ ->
                new Value.Text(Values.scalar(value).orElseThrow());
            case Value.Text _, Value.Null(), Value.Mapping _, Value.Unresolved _ -> value;
        };
    }

    private static List<Value> asStrings(List<Value> items) {
        return items.stream().map(Conditions::asStrings).toList();
    }
}
