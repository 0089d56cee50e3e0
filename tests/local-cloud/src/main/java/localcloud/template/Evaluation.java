package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import localcloud.service.World;

/**
 * A template with the values of its parameters, in the light of what its resources have become so far: which resources it wants, in
 * which order, with which properties. It changes nothing in the world.
 */
public final class Evaluation {
    private final String stackName;
    private final String stackId;
    private final Template template;
    private final Parameters parameters;
    private final World world;
    private final Stacks stacks;
    private final Conditions conditions;
    private final Resolver resolver;
    private final Map<String, Made> made = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /**
     * Of one stack.
     *
     * @param given values of parameters; the others have their defaults
     * @throws TemplateException when the template, or a parameter, cannot be taken
     */
    public Evaluation(
            String stackName,
            String stackId,
            Template template,
            Map<String, String> given,
            World world,
            Stacks stacks) {
        this.stackName = stackName;
        this.stackId = stackId;
        this.template = template;
        this.parameters = Parameters.of(template.section("Parameters"), given);
        this.world = world;
        this.stacks = stacks;
        this.resolver = new Resolver(new Names());
        this.conditions = new Conditions(template.section("Conditions"), resolver::resolve);
    }

    public Template template() {
        return template;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Makes known what a resource has become; from now on references to it can be resolved. */
    public void know(String logicalId, Made what) {
        unknown.remove(logicalId);
        made.put(logicalId, what);
    }

    /** Lets references to a resource that is yet to be made give a text that nothing else gives. */
    public void expect(String logicalId) {
        unknown.add(logicalId);
    }

    /** The resources whose condition holds, in the template's order. */
    public List<String> wanted() {
        var wanted = new ArrayList<String>();
        for (var resource : template.section("Resources").properties()) {
            var condition = resource.getValue().path("Condition");
            if (condition.isMissingNode() || conditions.holds(condition.asText())) {
                wanted.add(resource.getKey());
            }
        }
        return wanted;
    }

    /**
     * Refuses a template with types that nobody can make.
     *
     * @throws TemplateException that names each
     */
    public void refuseUnknownTypes(Predicate<String> known) {
        var strangers = new TreeSet<String>();
        for (var id : wanted()) {
            if (!known.test(type(id))) {
                strangers.add(type(id) + " (" + id + ")");
            }
        }
        if (!strangers.isEmpty()) {
            throw new TemplateException("Template format error: Unrecognized resource types: " + strangers);
        }
    }

    public String type(String id) {
        return declared(id).path("Type").asText();
    }

    /** An attribute of a resource that is text, such as {@code DeletionPolicy}; empty when it is not there. */
    public String attribute(String id, String name) {
        return resolver.resolve(declared(id).path(name)).asText("");
    }

    /** The resource's metadata, resolved; an empty object when there is none. */
    public ObjectNode metadata(String id) {
        return declared(id).get("Metadata") instanceof ObjectNode metadata
                ? metadata
                : JsonNodeFactory.instance.objectNode();
    }

    /** The properties, resolved; what they refer to must be known. */
    public ObjectNode properties(String id) {
        return resolver.members(section(id, "Properties"));
    }

    /** How an update of the resource proceeds, such as an alias's by CodeDeploy, resolved; empty when nothing is said. */
    public ObjectNode updatePolicy(String id) {
        return resolver.members(section(id, "UpdatePolicy"));
    }

    private JsonNode declared(String id) {
        return template.section("Resources").path(id);
    }

    private ObjectNode section(String id, String name) {
        return declared(id).get(name) instanceof ObjectNode section ? section : JsonNodeFactory.instance.objectNode();
    }

    /**
     * By logical id, in the template's order: the resources that must be there before it.
     *
     * @throws TemplateException when one depends on what is not declared
     */
    public Map<String, Set<String>> needs() {
        var wanted = wanted();
        var declared = template.section("Resources");
        var needs = new LinkedHashMap<String, Set<String>>();
        for (var id : wanted) {
            var needed = new LinkedHashSet<String>();
            for (var name : References.of(section(id, "Properties"), conditions::holds)) {
                if (declared.has(name)) {
                    needed.add(name);
                }
            }
            for (var name : template.dependsOn(id)) {
                if (!declared.has(name)) {
                    throw new TemplateException("Template format error: Unresolved resource dependencies [" + name
                            + "] in the Resources block of the template");
                }
                needed.add(name);
            }
            for (var name : References.of(section(id, "UpdatePolicy"), conditions::holds)) {
                if (declared.has(name)) {
                    needed.add(name);
                }
            }
            // One whose condition does not hold will never be made; a Ref to it is refused when it is resolved.
            needed.retainAll(wanted);
            needs.put(id, needed);
        }
        return needs;
    }

    /**
     * The wanted resources, each after those that it needs.
     *
     * @throws TemplateException when there is a cycle
     */
    public List<String> order() {
        return CreationOrder.of(needs());
    }

    /** The outputs whose condition holds; what they refer to must be known. */
    public List<Stack.Output> outputs() {
        var outputs = new ArrayList<Stack.Output>();
        for (var output : template.section("Outputs").properties()) {
            var declared = output.getValue();
            var condition = declared.path("Condition");
            if (condition.isMissingNode() || conditions.holds(condition.asText())) {
                var export = declared.path("Export").path("Name");
                outputs.add(new Stack.Output(
                        output.getKey(),
                        resolver.resolve(declared.path("Value")).asText(),
                        declared.path("Description").asText(""),
                        export.isMissingNode() ? "" : resolver.resolve(export).asText()));
            }
        }
        return outputs;
    }

    /** What names mean in this stack. */
    private final class Names implements Resolver.Scope {

        @Override
        public Optional<JsonNode> ref(String name) {
            return Pseudo.of(name, stackName, stackId, world)
                    .or(() -> Optional.ofNullable(parameters.values().get(name)))
                    .or(() -> yetToCome(name, "Ref"))
                    .or(() -> Optional.ofNullable(made.get(name))
                            .map(found -> JsonNodeFactory.instance.textNode(found.ref())));
        }

        @Override
        public Optional<JsonNode> attribute(String logicalId, String attribute) {
            return yetToCome(logicalId, attribute)
                    .or(() -> Optional.ofNullable(made.get(logicalId))
                            .flatMap(found ->
                                    Optional.ofNullable(found.attributes().get(attribute)))
                            .map(JsonNodeFactory.instance::textNode));
        }

        private Optional<JsonNode> yetToCome(String logicalId, String what) {
            return unknown.contains(logicalId)
                    ? Optional.of(JsonNodeFactory.instance.textNode(
                            "{{known after creation:" + logicalId + "." + what + "}}"))
                    : Optional.empty();
        }

        @Override
        public boolean condition(String name) {
            return conditions.holds(name);
        }

        @Override
        public JsonNode mappings() {
            return template.section("Mappings");
        }

        @Override
        public Optional<JsonNode> importValue(String exportName) {
            return stacks.exported(exportName).map(JsonNodeFactory.instance::textNode);
        }
    }
}
