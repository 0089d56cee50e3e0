package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The conditions of a template:
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html">functions</a>.
 */
final class Conditions {
    private final ObjectNode declared;
    private final UnaryOperator<JsonNode> values;
    private final Map<String, Boolean> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /**
     * Of one template.
     *
     * @param values resolves what is compared
     */
    Conditions(ObjectNode declared, UnaryOperator<JsonNode> values) {
        this.declared = declared;
        this.values = values;
    }

    boolean holds(String name) {
        var found = known.get(name);
        if (found != null) {
            return found;
        }
        if (!declared.has(name)) {
            throw new TemplateException("Template error: Unresolved condition " + name);
        }
        if (!underWay.add(name)) {
            throw new TemplateException("Circular dependency between conditions: " + underWay);
        }
        boolean holds = evaluate(declared.path(name));
        underWay.remove(name);
        known.put(name, holds);
        return holds;
    }

    private boolean evaluate(JsonNode node) {
        if (!node.isObject() || node.size() != 1) {
            throw new TemplateException("Template error: every condition must be one condition function, was " + node);
        }
        var function = node.properties().iterator().next();
        var argument = function.getValue();
        return switch (function.getKey()) {
            case "Condition" -> holds(argument.asText());
            case "Fn::Equals" -> {
                many(function.getKey(), argument, 2, 2);
                yield values.apply(argument.get(0))
                                .asText()
                                .equals(values.apply(argument.get(1)).asText())
                        && values.apply(argument.get(0)).isContainerNode()
                                == values.apply(argument.get(1)).isContainerNode();
            }
            case "Fn::Not" -> {
                many(function.getKey(), argument, 1, 1);
                yield !evaluate(argument.get(0));
            }
            case "Fn::And" -> {
                many(function.getKey(), argument, 1, 10);
                boolean all = true;
                for (var operand : argument) {
                    all &= evaluate(operand);
                }
                yield all;
            }
            case "Fn::Or" -> {
                many(function.getKey(), argument, 1, 10);
                boolean any = false;
                for (var operand : argument) {
                    any |= evaluate(operand);
                }
                yield any;
            }
            default ->
                throw new TemplateException("Template error: " + function.getKey() + " is no condition function");
        };
    }

    private static void many(String function, JsonNode argument, int least, int most) {
        if (!argument.isArray() || argument.size() < least || argument.size() > most) {
            throw new TemplateException("Template error: " + function + " needs a list of " + least + " to " + most
                    + " elements, was " + argument);
        }
    }
}
