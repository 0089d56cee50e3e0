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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import localcloud.resource.Resource;
import localcloud.service.Part;
import localcloud.service.World;

/** One creation of one stack: checks all, then makes each resource after those that it refers to. It changes nothing in the world. */
public final class Deployment {
    private final String stackName;
    private final String stackId;
    private final Template template;
    private final Parameters parameters;
    private final World world;
    private final Stacks stacks;
    private final Map<String, Part.InitialState> initialStates;
    private final Conditions conditions;
    private final Resolver resolver;
    private final Map<String, Made> made = new HashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    /**
     * What came of it.
     *
     * @param resources under their keys, in the template's order
     * @param order the logical ids in the order in which they were made
     */
    public record Result(Stack stack, List<Resource> resources, List<String> order) {}

    private Deployment(
            String stackName,
            Template template,
            Map<String, String> given,
            World world,
            Stacks stacks,
            Map<String, Part.InitialState> initialStates) {
        this.stackName = stackName;
        this.stackId = "arn:aws:cloudformation:" + world.region() + ":" + world.accountId() + ":stack/" + stackName
                + "/" + Seeded.uuid(stackName);
        this.template = template;
        this.parameters = Parameters.of(template.section("Parameters"), given);
        this.world = world;
        this.stacks = stacks;
        this.initialStates = initialStates;
        this.resolver = new Resolver(new Names());
        this.conditions = new Conditions(template.section("Conditions"), resolver::resolve);
    }

    /**
     * Deploys a template.
     *
     * @param given values of parameters; the others have their defaults
     * @param initialStates by type, what services add to a fresh resource
     * @throws TemplateException when the template cannot be deployed; nothing has changed then
     */
    public static Result of(
            String stackName,
            String templateJson,
            Map<String, String> given,
            World world,
            Stacks stacks,
            Map<String, Part.InitialState> initialStates) {
        if (!stackName.matches("[a-zA-Z][-a-zA-Z0-9]{0,127}")) {
            throw new TemplateException("1 validation error detected: Value '" + stackName
                    + "' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern:"
                    + " [a-zA-Z][-a-zA-Z0-9]*");
        }
        if (stacks.find(stackName).isPresent()) {
            throw new TemplateException("Stack [" + stackName + "] already exists");
        }
        return new Deployment(stackName, Template.read(templateJson), given, world, stacks, initialStates).run();
    }

    private Result run() {
        var wanted = wanted();
        refuseUnknownTypes(wanted);
        var order = CreationOrder.of(needs(wanted));
        order.forEach(this::make);
        var keyed = new ArrayList<Resource>();
        var members = new ArrayList<Stack.Member>();
        for (var id : wanted) {
            var resource = Objects.requireNonNull(resources.get(id));
            var key = world.resources().find(id).isPresent() ? stackName + "." + id : id;
            keyed.add(
                    new Resource(key, resource.type(), resource.physicalId(), resource.properties(), resource.state()));
            members.add(new Stack.Member(
                    key,
                    id,
                    resource.physicalId(),
                    resource.type(),
                    "CREATE_COMPLETE",
                    world.now(),
                    template.section("Resources").path(id).path("Metadata").isMissingNode()
                            ? "{}"
                            : template.section("Resources")
                                    .path(id)
                                    .path("Metadata")
                                    .toString()));
        }
        return new Result(stack(members), keyed, order);
    }

    private Stack stack(List<Stack.Member> members) {
        return new Stack(
                stackName,
                stackId,
                "CREATE_COMPLETE",
                world.now(),
                Optional.empty(),
                template.root().path("Description").asText(""),
                template.body(),
                parameters.shown(),
                members,
                outputs());
    }

    /** The resources whose condition holds, in the template's order. */
    private List<String> wanted() {
        var wanted = new ArrayList<String>();
        for (var resource : template.section("Resources").properties()) {
            var condition = resource.getValue().path("Condition");
            if (condition.isMissingNode() || conditions.holds(condition.asText())) {
                wanted.add(resource.getKey());
            }
        }
        return wanted;
    }

    private void refuseUnknownTypes(List<String> wanted) {
        var unknown = new TreeSet<String>();
        for (var id : wanted) {
            var type = type(id);
            if (!Provisioners.byType().containsKey(type)) {
                unknown.add(type + " (" + id + ")");
            }
        }
        if (!unknown.isEmpty()) {
            throw new TemplateException("Template format error: Unrecognized resource types: " + unknown);
        }
    }

    private String type(String id) {
        return template.section("Resources").path(id).path("Type").asText();
    }

    private ObjectNode declaredProperties(String id) {
        return template.section("Resources").path(id).get("Properties") instanceof ObjectNode properties
                ? properties
                : JsonNodeFactory.instance.objectNode();
    }

    /** How an update of the resource proceeds, such as an alias's by CodeDeploy; empty when nothing is said. */
    private ObjectNode updatePolicy(String id) {
        return template.section("Resources").path(id).get("UpdatePolicy") instanceof ObjectNode policy
                ? policy
                : JsonNodeFactory.instance.objectNode();
    }

    private Map<String, Set<String>> needs(List<String> wanted) {
        var declared = template.section("Resources");
        var needs = new LinkedHashMap<String, Set<String>>();
        for (var id : wanted) {
            var needed = new LinkedHashSet<String>();
            for (var name : References.of(declaredProperties(id), conditions::holds)) {
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
            for (var name : References.of(updatePolicy(id), conditions::holds)) {
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

    private void make(String id) {
        var type = type(id);
        var provisioner = Objects.requireNonNull(Provisioners.byType().get(type));
        var properties = resolver.members(declaredProperties(id));
        var result = provisioner.make(new Draft(stackName, stackId, id, properties, resources, world));
        made.put(id, result);
        var fresh = new Resource(id, type, result.physicalId(), properties, result.state());
        var policy = resolver.members(updatePolicy(id));
        if (!policy.isEmpty()) {
            fresh.state().set("UpdatePolicy", policy);
        }
        var fill = initialStates.get(type);
        resources.put(id, fill == null ? fresh : fill.fill(fresh.copy(), world));
    }

    private List<Stack.Output> outputs() {
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
                    .or(() -> Optional.ofNullable(made.get(name))
                            .map(found -> JsonNodeFactory.instance.textNode(found.ref())));
        }

        @Override
        public Optional<JsonNode> attribute(String logicalId, String attribute) {
            return Optional.ofNullable(made.get(logicalId))
                    .flatMap(found -> Optional.ofNullable(found.attributes().get(attribute)))
                    .map(JsonNodeFactory.instance::textNode);
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
