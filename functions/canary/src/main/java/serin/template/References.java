package serin.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code Ref} and {@code Fn::GetAtt}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html">Ref</a>
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html">Fn::GetAtt</a>
 */
final class References {
    /** How many attributes may lead to each other, by way of the properties that they follow from. */
    private static final int LONGEST_CHAIN = 16;

    private final Template template;
    private final StackContext context;
    private final Conditions conditions;
    private final Evaluator evaluator;
    private final Parameters parameters;
    private final Map<String, Value> attributes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    References(Template template, StackContext context, Conditions conditions, Evaluator evaluator) {
        this.template = template;
        this.context = context;
        this.conditions = conditions;
        this.evaluator = evaluator;
        parameters = new Parameters(template, context);
    }

    /** What {@code Ref} stands for; empty for {@code AWS::NoValue}. */
    Optional<Value> ref(Value argument) {
        return switch (evaluator.resolveText(argument, "the name in Ref")) {
            case Value.Text(var name) ->
                name.equals("AWS::NoValue") ? Optional.empty() : Optional.of(named(name, "Ref " + name));
            case Value other -> Optional.of(other);
        };
    }

    /** What {@code ${name}} in {@code Fn::Sub} stands for. */
    Value variable(String name) {
        if (name.equals("AWS::NoValue")) {
            return Values.unknown("what Fn::Sub makes of AWS::NoValue is not documented");
        }
        var dot = name.indexOf('.');
        return dot < 0 ? named(name, "${" + name + "}") : attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    Value getAtt(Value argument) {
        var path = evaluator.resolveValue(argument, "the argument of Fn::GetAtt");
        if (path instanceof Value.Sequence(var items)) {
            var unknown = Json.unresolved(path);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            path = new Value.Text(
                    items.stream().map(item -> Values.scalar(item).orElse("")).collect(Collectors.joining(".")));
        }
        return switch (path) {
            case Value.Text(var text)
            when text.indexOf('.') > 0 ->
                attribute(text.substring(0, text.indexOf('.')), text.substring(text.indexOf('.') + 1));
            case Value.Unresolved unresolved -> unresolved;
            case Value _ -> Values.unknown("Fn::GetAtt takes a logical id and the name of an attribute");
        };
    }

    private Value named(String name, String expression) {
        return PseudoParameters.value(name, context)
                .or(() -> parameters.value(name))
                .or(() -> resource(name).map(resource -> physicalId(name, resource)))
                .orElseGet(() -> Values.unknown(expression + ": the template has no such parameter or resource"));
    }

    private Value attribute(String logicalId, String attribute) {
        var key = logicalId + "." + attribute;
        var known = attributes.get(key);
        if (known != null) {
            return known;
        }
        if (open.size() >= LONGEST_CHAIN) {
            return Values.unknown(key + " is the end of a chain of more than " + LONGEST_CHAIN + " attributes");
        }
        if (!open.add(key)) {
            return Values.unknown(key + " refers to itself");
        }
        var value = resource(logicalId)
                .map(resource -> attribute(logicalId, attribute, resource))
                .orElseGet(() -> Values.unknown(key + ": the template has no such resource"));
        open.remove(key);
        attributes.put(key, value);
        return value;
    }

    private Value attribute(String logicalId, String attribute, Map<String, Value> resource) {
        return switch (physicalId(logicalId, resource)) {
            case Value.Text(var physicalId) ->
                Attributes.derive(new Attributes.Subject(
                        logicalId,
                        text(resource, "Type"),
                        attribute,
                        physicalId,
                        context,
                        name -> property(resource, name)));
            case Value other -> other;
        };
    }

    private Value physicalId(String logicalId, Map<String, Value> resource) {
        return switch (conditions.decideFor(resource)) {
            case Decision.Undecided(var why) ->
                new Value.Unresolved(
                        why.kind(),
                        MalformedDocument.oneLine("whether " + logicalId + " exists is not known: " + why.reason()));
            case Decision.Decided(var holds)
            when !holds ->
                Values.unknown(
                        logicalId + " is not created: its condition " + text(resource, "Condition") + " does not hold");
            case Decision.Decided _ ->
                switch (context.physicalIds().getOrDefault(logicalId, "")) {
                    case "" -> Values.unknown(logicalId + " is not created");
                    case String id -> new Value.Text(id);
                };
        };
    }

    private Optional<Map<String, Value>> resource(String logicalId) {
        return template.resources().entries().get(logicalId) instanceof Value.Mapping(var resource)
                ? Optional.of(resource)
                : Optional.empty();
    }

    private Optional<Value> property(Map<String, Value> resource, String name) {
        return switch (resource.get("Properties")) {
            case null -> Optional.empty();
            case Value.Mapping(var properties)
            when properties.keySet().stream().noneMatch(key -> key.startsWith("Fn::")) ->
                Optional.ofNullable(properties.get(name)).flatMap(evaluator::resolve);
            case Value _ -> Optional.of(Values.unknown("the property " + name + " is not known"));
        };
    }

    private static String text(Map<String, Value> resource, String key) {
        return Optional.ofNullable(resource.get(key)).flatMap(Values::scalar).orElse("(not a string)");
    }
}
