package serin.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import serin.expectation.Expectation;
import serin.expectation.ExpectedStack;
import serin.finding.Outcome;
import serin.finding.ResourceRef;
import serin.template.Json;
import serin.template.ResolvedResource;
import serin.template.ResolvedTemplate;
import serin.template.StackContext;
import serin.template.Value;

/**
 * A stack out of a resolved template's resources, written as JSON: each has {@code Type}, {@code PhysicalId}, {@code Properties},
 * {@code Metadata} and {@code UpdatePolicy}. A text {@code "?reason"} stands for a value that could not be resolved, {@code "!reason"} for a secret.
 */
public record TestStack(ExpectedStack expected) {
    public static final Instant SUNDAY_EVENING = Instant.parse("2026-11-22T19:40:00Z");
    private static final StackContext CONTEXT = new StackContext(
            "serin-dev",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/serin-dev/1",
            "eu-west-1",
            "111122223333",
            "aws",
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());

    public static TestStack of(String resources) {
        return of(resources, "{}");
    }

    /** The same with the template's own metadata. */
    public static TestStack of(String resources, String metadata) {
        return new TestStack(ExpectedStack.of(template(resources, metadata), CONTEXT));
    }

    public static ResolvedTemplate template(String resources, String metadata) {
        var all = new LinkedHashMap<String, ResolvedResource>();
        mapping(Json.parse(resources)).entries().forEach((id, value) -> all.put(id, resource(id, mapping(value))));
        return new ResolvedTemplate(all, Map.of(), Set.of(), mapping(unresolved(Json.parse(metadata))));
    }

    /** What the check says of the resource of that logical id; it must apply to it. */
    public <E extends Expectation> Outcome examine(Check<E> check, String logicalId, FakeCloud cloud) {
        var about = about(check, logicalId);
        if (!check.appliesTo(about)) {
            throw new AssertionError(check.info().id() + " does not apply to " + logicalId);
        }
        return check.examine(about, new Context(expected, cloud.cloud(), SUNDAY_EVENING, new NoProbes()));
    }

    public <E extends Expectation> boolean applies(Check<E> check, String logicalId) {
        return check.appliesTo(about(check, logicalId));
    }

    public <E extends Expectation> ResourceRef resource(Check<E> check, String logicalId) {
        return check.resource(about(check, logicalId));
    }

    private <E extends Expectation> E about(Check<E> check, String logicalId) {
        return expected.find(check.about(), logicalId).orElseThrow();
    }

    private static ResolvedResource resource(String id, Value.Mapping resource) {
        var physicalId =
                Optional.ofNullable(resource.entries().get("PhysicalId")).map(TestStack::text);
        return new ResolvedResource(
                id,
                text(resource.entries().getOrDefault("Type", new Value.Text("AWS::Test::Thing"))),
                physicalId,
                mapping(unresolved(resource.entries().getOrDefault("Properties", Value.Mapping.EMPTY))),
                mapping(unresolved(resource.entries().getOrDefault("Metadata", Value.Mapping.EMPTY))),
                mapping(unresolved(resource.entries().getOrDefault("UpdatePolicy", Value.Mapping.EMPTY))));
    }

    private static Value unresolved(Value value) {
        return switch (value) {
            case Value.Text(var text)
            when text.startsWith("?") -> new Value.Unresolved(Value.Kind.UNRESOLVABLE, text.substring(1));
            case Value.Text(var text)
            when text.startsWith("!") -> new Value.Unresolved(Value.Kind.SECRET, text.substring(1));
            case Value.Sequence(var items) ->
                new Value.Sequence(items.stream().map(TestStack::unresolved).toList());
            case Value.Mapping(var entries) -> {
                var resolved = new LinkedHashMap<String, Value>();
                entries.forEach((key, inner) -> resolved.put(key, unresolved(inner)));
                yield new Value.Mapping(resolved);
            }
            case Value.Text _, Value.Numeric _, Value.Bool _, Value.Null _, Value.Unresolved _ -> value;
        };
    }

    private static Value.Mapping mapping(Value value) {
        return (Value.Mapping) value;
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }
}
