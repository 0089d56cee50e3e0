package serin.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import serin.check.Check;
import serin.expectation.Expectation;
import serin.expectation.ExpectedStack;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.Template;
import serin.template.Value;

/**
 * What would be checked of a template, told without a stack.
 *
 * @param source the template's file
 * @param checks every check on every resource that it applies to
 * @param declared how many top-level properties the template declares
 * @param unverified declared properties that no check verifies
 * @param unresolved values that could not be resolved without a stack, or that nobody may know
 * @param undecided resources whose condition could not be decided without a stack
 */
public record Plan(
        String source,
        List<PlannedCheck> checks,
        int declared,
        List<Property> unverified,
        List<UnresolvedValue> unresolved,
        List<UndecidedResource> undecided) {
    public Plan {
        checks = List.copyOf(checks);
        unverified = List.copyOf(unverified);
        unresolved = List.copyOf(unresolved);
        undecided = List.copyOf(undecided);
    }

    /** One check on one resource. */
    public record PlannedCheck(String check, String logicalId, String type) {}

    /** A declared top-level property. */
    public record Property(String logicalId, String type, String name) {}

    /**
     * A value that is not known.
     *
     * @param path where it stands in the resource's properties, such as {@code Environment.Variables.KEY}
     */
    public record UnresolvedValue(String logicalId, String path, Value.Kind kind, String reason) {}

    /** A resource that may or may not be part of the stack. */
    public record UndecidedResource(String logicalId, String reason) {}

    public static Plan of(String source, Template template, List<Check<?>> catalogue) {
        var resolved = PlannedStack.resolve(template);
        var stack = ExpectedStack.of(resolved, PlannedStack.context(template));
        var checks = catalogue.stream().flatMap(check -> planned(check, stack)).toList();
        var verified = verified(catalogue, stack);
        var properties =
                resolved.resources().values().stream().flatMap(Plan::properties).toList();
        return new Plan(
                source,
                checks,
                properties.size(),
                properties.stream().filter(p -> !verified.contains(p)).toList(),
                unresolved(resolved),
                resolved.undecided().entrySet().stream()
                        .map(entry -> new UndecidedResource(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Stream<Property> properties(ResolvedResource resource) {
        return resource.properties().entries().keySet().stream()
                .map(name -> new Property(resource.logicalId(), resource.type(), name));
    }

    private static <E extends Expectation> Stream<PlannedCheck> planned(Check<E> check, ExpectedStack stack) {
        return applicable(check, stack)
                .map(check::resource)
                .map(resource -> new PlannedCheck(check.info().id(), resource.logicalId(), resource.type()));
    }

    private static Set<Property> verified(List<Check<?>> catalogue, ExpectedStack stack) {
        return catalogue.stream().flatMap(check -> verified(check, stack)).collect(Collectors.toSet());
    }

    private static <E extends Expectation> Stream<Property> verified(Check<E> check, ExpectedStack stack) {
        return applicable(check, stack)
                .map(check::resource)
                .flatMap(resource -> check.info().verifies().stream()
                        .map(name -> new Property(resource.logicalId(), resource.type(), name)));
    }

    private static <E extends Expectation> Stream<E> applicable(Check<E> check, ExpectedStack stack) {
        return Stream.concat(Stream.of(stack), stack.expectations().stream())
                .filter(check.about()::isInstance)
                .map(check.about()::cast)
                .filter(check::appliesTo);
    }

    private static List<UnresolvedValue> unresolved(ResolvedTemplate template) {
        var found = new ArrayList<UnresolvedValue>();
        template.resources()
                .forEach((logicalId, resource) -> walk(
                        "",
                        resource.properties(),
                        (path, value) ->
                                found.add(new UnresolvedValue(logicalId, path, value.kind(), value.reason()))));
        return found;
    }

    private static void walk(String path, Value value, BiConsumer<String, Value.Unresolved> found) {
        switch (value) {
            case Value.Mapping(var entries) ->
                entries.forEach((name, inner) -> walk(path.isEmpty() ? name : path + "." + name, inner, found));
            case Value.Sequence(var items) -> {
                for (var i = 0; i < items.size(); i++) {
                    walk(path + "[" + i + "]", items.get(i), found);
                }
            }
            case Value.Unresolved unresolved -> found.accept(path, unresolved);
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _ -> {}
        }
    }
}
