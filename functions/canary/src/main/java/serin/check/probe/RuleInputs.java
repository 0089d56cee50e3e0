package serin.check.probe;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import serin.check.Context;
import serin.expectation.Declared;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedTarget;
import serin.expectation.FunctionName;
import serin.template.Json;
import serin.template.MalformedDocument;
import serin.template.Value;

/**
 * What the stack's rules hand to a function: a constant input as it is written, and a scheduled event as EventBridge makes it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-cloudwatchevents.html">A scheduled event</a>
 */
final class RuleInputs {
    /** The path of the whole event. */
    private static final String WHOLE = "$";

    private static final String NO_ID = "00000000-0000-0000-0000-000000000000";

    private RuleInputs() {}

    /** In the template's order. */
    static List<RuleInput> of(ExpectedFunction function, Context context) {
        return context.stack()
                .all(ExpectedRule.class)
                .flatMap(rule -> rule.targets().known().orElse(List.of()).stream()
                        .filter(target -> isFor(function, target))
                        .flatMap(target -> inputs(rule, target, context)))
                .toList();
    }

    /** Those that a question can hold, each different one once: that of several schedules is one, for they differ in the rule alone. */
    static List<RuleInput.Exact> exact(ExpectedFunction function, Context context) {
        var seen = new LinkedHashMap<String, RuleInput.Exact>();
        for (var input : of(function, context)) {
            if (input instanceof RuleInput.Exact exact) {
                seen.putIfAbsent(exact.scheduled() ? "a schedule" : exact.text(), exact);
            }
        }
        return List.copyOf(seen.values());
    }

    private static boolean isFor(ExpectedFunction function, ExpectedTarget target) {
        return target.arn()
                .known()
                .filter(arn -> arn.contains(":lambda:") && FunctionName.of(arn).equals(function.name()))
                .isPresent();
    }

    private static Stream<RuleInput> inputs(ExpectedRule rule, ExpectedTarget target, Context context) {
        var id = rule.resource().logicalId();
        if (target.transformed()) {
            return Stream.of(new RuleInput.Untold(id, "it is handed what an InputTransformer makes of an event"));
        }
        return switch (target.input()) {
            case Declared.Known<String>(var input) -> Stream.of(exact(id, input, false));
            case Declared.Omitted<String>() -> event(rule, target, context);
            case Declared.Secret<String>(var reason) -> Stream.of(new RuleInput.Untold(id, reason));
            case Declared.Unresolved<String>(var reason) -> Stream.of(new RuleInput.Unresolved(id, reason));
        };
    }

    private static RuleInput exact(String rule, String text, boolean scheduled) {
        return Question.holds(text)
                ? new RuleInput.Exact(rule, text, scheduled)
                : new RuleInput.Untold(
                        rule,
                        "an input of " + text.length() + " characters is more than an invocation's context holds");
    }

    private static Stream<RuleInput> event(ExpectedRule rule, ExpectedTarget target, Context context) {
        var id = rule.resource().logicalId();
        return switch (target.inputPath().orDefault(WHOLE)) {
            case Declared.Known<String>(var path) ->
                path.equals(WHOLE)
                        ? Stream.concat(scheduled(rule, context).stream(), ofType(rule).stream())
                        : Stream.of(new RuleInput.Untold(id, "it is handed the part " + path + " of an event"));
            case Declared.Omitted<String>() -> Stream.empty();
            case Declared.Secret<String>(var reason) -> Stream.of(new RuleInput.Untold(id, reason));
            case Declared.Unresolved<String>(var reason) -> Stream.of(new RuleInput.Unresolved(id, reason));
        };
    }

    private static Optional<RuleInput> scheduled(ExpectedRule rule, Context context) {
        var stack = context.stack().resource().physicalId().orElse("").split(":", 6);
        if (rule.scheduleExpression() instanceof Declared.Omitted<String>
                || rule.resource().physicalId().isEmpty()
                || stack.length < 6) {
            return Optional.empty();
        }
        var bus = rule.bus().equals("default") ? "" : rule.bus() + "/";
        var arn = String.join(":", "arn", stack[1], "events", stack[3], stack[4], "rule/" + bus + rule.name());
        var event = new LinkedHashMap<String, Value>();
        event.put("version", new Value.Text("0"));
        event.put("id", new Value.Text(NO_ID));
        event.put("detail-type", new Value.Text("Scheduled Event"));
        event.put("source", new Value.Text("aws.events"));
        event.put("account", new Value.Text(stack[4]));
        event.put(
                "time",
                new Value.Text(context.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        event.put("region", new Value.Text(stack[3]));
        event.put("resources", new Value.Sequence(List.of(new Value.Text(arn))));
        event.put("detail", new Value.Mapping(Map.of()));
        return Optional.of(exact(rule.resource().logicalId(), Json.textInOrder(new Value.Mapping(event)), true));
    }

    private static Optional<RuleInput> ofType(ExpectedRule rule) {
        var id = rule.resource().logicalId();
        return switch (rule.pattern()) {
            case Declared.Known<Value>(var pattern) -> Optional.of(new RuleInput.OfType(id, detailTypes(pattern)));
            case Declared.Omitted<Value>() -> Optional.empty();
            case Declared.Secret<Value>(var reason) -> Optional.of(new RuleInput.Untold(id, reason));
            case Declared.Unresolved<Value>(var reason) -> Optional.of(new RuleInput.Unresolved(id, reason));
        };
    }

    /** Only where each accepted value is a plain text: an operator accepts what nobody has listed. */
    private static Set<String> detailTypes(Value pattern) {
        Value fields;
        try {
            fields = pattern instanceof Value.Text(var text) ? Json.parse(text) : pattern;
        } catch (MalformedDocument e) {
            return Set.of();
        }
        if (!(fields instanceof Value.Mapping(var entries))
                || !(entries.get("detail-type") instanceof Value.Sequence(var items))) {
            return Set.of();
        }
        var types = new LinkedHashSet<String>();
        for (var item : items) {
            if (!(item instanceof Value.Text(var text))) {
                return Set.of();
            }
            types.add(text);
        }
        return types;
    }
}
