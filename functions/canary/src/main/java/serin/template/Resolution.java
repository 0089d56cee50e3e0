package serin.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves one template against one stack.
 *
 * <p>It makes no calls and needs nothing but the two. Whatever it cannot know is {@link Value.Unresolved} with its reason; it
 * throws nothing. Work and output are bounded, also for a template that was made to exhaust them.
 */
public final class Resolution {
    private final Template template;
    private final StackContext context;
    private final Evaluator evaluator;
    private final Map<String, ResolvedResource> resources = new LinkedHashMap<>();
    private final Map<String, String> undecided = new HashMap<>();
    private final Set<String> excluded = new HashSet<>();

    public Resolution(Template template, StackContext context) {
        this.template = template;
        this.context = context;
        evaluator = new Evaluator(template, context);
    }

    /** The template as this stack has it. */
    public ResolvedTemplate resolve() {
        resources.clear();
        undecided.clear();
        excluded.clear();
        template.resources().entries().forEach(this::resolve);
        return new ResolvedTemplate(resources, undecided, excluded, evaluator.resolveEntries(template.metadata()));
    }

    private void resolve(String logicalId, Value declaration) {
        if (logicalId.startsWith("Fn::") || !(declaration instanceof Value.Mapping(var resource))) {
            undecided.put(
                    logicalId, logicalId + " was not expanded: it takes the processed template to know its resources");
            return;
        }
        switch (evaluator.conditions().decideFor(resource)) {
            case Decision.Undecided(var why) -> undecided.put(logicalId, why.reason());
            case Decision.Decided(var holds) -> {
                if (holds) {
                    resolve(logicalId, resource);
                } else {
                    excluded.add(logicalId);
                }
            }
        }
    }

    private void resolve(String logicalId, Map<String, Value> resource) {
        if (!(resource.get("Type") instanceof Value.Text(var type))) {
            undecided.put(logicalId, "the Type of " + logicalId + " is not a string");
            return;
        }
        switch (properties(resource)) {
            case Value.Mapping properties ->
                resources.put(
                        logicalId,
                        new ResolvedResource(
                                logicalId,
                                type,
                                physicalId(logicalId),
                                properties,
                                attribute(resource, "Metadata"),
                                attribute(resource, "UpdatePolicy")));
            case Value.Unresolved(var kind, var reason) ->
                undecided.put(logicalId, "the Properties of " + logicalId + " are not known (" + kind + "): " + reason);
            case Value other ->
                undecided.put(
                        logicalId,
                        "the Properties of " + logicalId + " are not an object, but " + Values.describe(other));
        }
    }

    private Value properties(Map<String, Value> resource) {
        return Optional.ofNullable(resource.get("Properties"))
                .flatMap(evaluator::resolve)
                .orElse(Value.Mapping.EMPTY);
    }

    private Value.Mapping attribute(Map<String, Value> resource, String name) {
        return resource.get(name) instanceof Value.Mapping attribute
                ? evaluator.resolveEntries(attribute)
                : Value.Mapping.EMPTY;
    }

    private Optional<String> physicalId(String logicalId) {
        return Optional.ofNullable(context.physicalIds().get(logicalId)).filter(id -> !id.isEmpty());
    }
}
