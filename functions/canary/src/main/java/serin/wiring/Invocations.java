package serin.wiring;

import java.util.List;
import java.util.Optional;
import serin.expectation.Declared;
import serin.expectation.ExpectedAlias;
import serin.expectation.ExpectedBus;
import serin.expectation.ExpectedFunction;
import serin.expectation.ExpectedPermission;
import serin.expectation.ExpectedRule;
import serin.expectation.ExpectedStack;
import serin.expectation.ExpectedTarget;
import serin.expectation.FunctionName;

/** Who is invoked by what: schedules and buses, rules, their targets, and the functions behind aliases. */
final class Invocations {
    private static final String LAMBDA_FUNCTION = ":function:";
    private static final String OUTSIDE = "not of this stack";

    private final ExpectedStack stack;

    Invocations(ExpectedStack stack) {
        this.stack = stack;
    }

    void draw(Drawing drawing) {
        stack.all(ExpectedFunction.class).forEach(function -> function(function, drawing));
        stack.all(ExpectedAlias.class).forEach(alias -> alias(alias, drawing));
        stack.all(ExpectedRule.class)
                .filter(rule -> rule.resource().physicalId().isPresent())
                .forEach(rule -> rule(rule, drawing));
    }

    private static String function(ExpectedFunction function, Drawing drawing) {
        var id = function.resource().logicalId();
        return drawing.resource(Layer.FUNCTION, id, id);
    }

    private static String node(ExpectedAlias alias, Drawing drawing) {
        var id = alias.resource().logicalId();
        return drawing.resource(Layer.ALIAS, alias.name().known().orElse(id), id);
    }

    private void alias(ExpectedAlias alias, Drawing drawing) {
        var node = node(alias, drawing);
        named(alias.function().known())
                .ifPresentOrElse(
                        function -> drawing.connect(
                                node, function(function, drawing), Basis.ALIAS, Optional.empty(), "is an alias of"),
                        () -> drawing.unclear(alias.resource().logicalId()));
    }

    private void rule(ExpectedRule rule, Drawing drawing) {
        var id = rule.resource().logicalId();
        var node = drawing.resource(Layer.RULE, id, id);
        source(rule, node, drawing);
        switch (rule.targets()) {
            case Declared.Known<List<ExpectedTarget>>(var targets) ->
                targets.forEach(target -> target(rule, node, target, drawing));
            case Declared.Omitted<List<ExpectedTarget>>() -> {}
            case Declared.Secret<List<ExpectedTarget>> _, Declared.Unresolved<List<ExpectedTarget>> _ ->
                drawing.unclear(id);
        }
    }

    private void source(ExpectedRule rule, String node, Drawing drawing) {
        var schedule = rule.scheduleExpression().known();
        if (schedule.isPresent()) {
            var source = drawing.other(Layer.SOURCE, schedule.get(), "schedule");
            drawing.connect(source, node, Basis.SCHEDULE, Optional.empty(), "fires");
            return;
        }
        var bus = stack.all(ExpectedBus.class)
                .filter(each -> each.resource().physicalId().equals(Optional.of(rule.bus())))
                .map(each -> each.resource().logicalId())
                .findFirst();
        var source = bus.map(id -> drawing.resource(Layer.SOURCE, id, id))
                .orElseGet(() -> drawing.other(Layer.SOURCE, rule.bus() + " bus", OUTSIDE));
        drawing.connect(source, node, Basis.BUS, Optional.empty(), "offers its events to");
    }

    private void target(ExpectedRule rule, String node, ExpectedTarget target, Drawing drawing) {
        var arn = target.arn().known();
        if (arn.isEmpty()) {
            drawing.unclear(rule.resource().logicalId());
            return;
        }
        var permission = arn.filter(to -> to.contains(LAMBDA_FUNCTION)).flatMap(to -> permission(rule, to));
        var detail = arn.get().contains(LAMBDA_FUNCTION) && permission.isEmpty()
                ? "invokes, without a permission in the template,"
                : "delivers to";
        drawing.connect(node, end(arn.get(), drawing), Basis.TARGET, permission, detail);
    }

    /** The part that an ARN names: an alias, a function, or whatever else an ARN can name. */
    private String end(String arn, Drawing drawing) {
        var alias = stack.all(ExpectedAlias.class)
                .filter(each -> each.resource().physicalId().equals(Optional.of(arn)))
                .findFirst();
        if (alias.isPresent()) {
            return node(alias.get(), drawing);
        }
        if (arn.contains(LAMBDA_FUNCTION)) {
            return named(Optional.of(FunctionName.of(arn)))
                    .map(function -> function(function, drawing))
                    .orElseGet(() -> drawing.other(Layer.FUNCTION, FunctionName.of(arn), OUTSIDE));
        }
        return Stores.of(stack).stream()
                .filter(store -> store.arn().equals(arn))
                .findFirst()
                .map(store -> store.add(drawing))
                .orElseGet(() -> drawing.other(Layer.STORE, arn.substring(arn.lastIndexOf(':') + 1), OUTSIDE));
    }

    private Optional<ExpectedFunction> named(Optional<String> name) {
        return stack.all(ExpectedFunction.class)
                .filter(function ->
                        name.isPresent() && function.resource().physicalId().equals(name))
                .findFirst();
    }

    /** The permission of EventBridge's for that rule on that function or alias. */
    private Optional<String> permission(ExpectedRule rule, String target) {
        var bus = rule.bus().equals("default") ? "" : rule.bus() + "/";
        var source = ":rule/" + bus + rule.name();
        return stack.all(ExpectedPermission.class)
                .filter(ExpectedPermission::isForEventBridge)
                .filter(permission -> permission.functionName().equals(Optional.of(FunctionName.of(target))))
                .filter(permission -> permission
                        .sourceArn()
                        .known()
                        .filter(arn -> arn.endsWith(source))
                        .isPresent())
                .map(permission -> permission.resource().logicalId())
                .findFirst();
    }
}
