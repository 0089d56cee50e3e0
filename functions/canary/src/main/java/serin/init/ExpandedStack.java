package serin.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import serin.template.MalformedTemplate;
import serin.template.Template;
import serin.template.Value;

/**
 * The resources that a stack will have, of whatever kind of template: those of a processed one as they are, those of SAM by what
 * SAM makes of them. Conditions are taken off, since a policy is written for every life of a template.
 *
 * @param template every resource, none of SAM's
 * @param conditions the condition of each resource that has one
 * @param functions SAM's functions as they were written
 */
record ExpandedStack(Template template, Map<String, String> conditions, List<SamFunction> functions) {
    private static final Pattern LOGICAL_ID = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final String SERVERLESS = "AWS::Serverless::";
    private static final String DEPLOYMENT_ROLE = "CodeDeployServiceRole";

    static ExpandedStack of(Template template) {
        var resources = new LinkedHashMap<String, Value>();
        var conditions = new TreeMap<String, String>();
        var functions = new ArrayList<SamFunction>();
        var global = new Value.Mapping(
                SamFunction.entries(template.globals().entries().get("Function")));
        template.resources().entries().forEach((id, value) -> {
            var resource = SamFunction.entries(value);
            if (!LOGICAL_ID.matcher(id).matches() || !(resource.get("Type") instanceof Value.Text(var type))) {
                throw new MalformedTemplate(
                        "the resource " + id + " has no alphanumeric logical id and type of its own: give"
                                + " the template that CloudFormation has processed");
            }
            var generated = generated(id, type, resource, global, functions);
            resources.putAll(generated);
            if (resource.get("Condition") instanceof Value.Text(var condition)) {
                if (!LOGICAL_ID.matcher(condition).matches()) {
                    throw new MalformedTemplate("the condition of " + id + " is no name");
                }
                generated.keySet().forEach(name -> conditions.put(name, condition));
            }
        });
        // SAM makes one for all functions that name none.
        if (functions.stream().anyMatch(SamFunction::hasDeploymentPreference)) {
            resources.putIfAbsent(DEPLOYMENT_ROLE, SamFunction.resource("AWS::IAM::Role", Map.of()));
        }
        return new ExpandedStack(
                new Template(
                        template.parameters(),
                        template.mappings(),
                        template.conditions(),
                        new Value.Mapping(resources),
                        template.metadata(),
                        Value.Mapping.EMPTY),
                conditions,
                functions);
    }

    private static Map<String, Value> generated(
            String id, String type, Map<String, Value> resource, Value.Mapping global, List<SamFunction> functions) {
        var properties = new Value.Mapping(SamFunction.entries(resource.get("Properties")));
        return switch (type) {
            case SERVERLESS + "Function" -> {
                var function = new SamFunction(id, properties, global);
                functions.add(function);
                yield function.generated();
            }
            case SERVERLESS + "SimpleTable" ->
                Map.of(id, SamFunction.resource("AWS::DynamoDB::Table", properties.entries()));
            case SERVERLESS + "StateMachine" ->
                properties.entries().containsKey("Role")
                        ? Map.of()
                        : Map.of(id + "Role", SamFunction.resource("AWS::IAM::Role", Map.of()));
            default -> {
                var plain = new LinkedHashMap<>(resource);
                plain.remove("Condition");
                yield Map.of(id, new Value.Mapping(plain));
            }
        };
    }

    /** The logical ids of one type, in the template's order. */
    List<String> all(String type) {
        return template.resources().entries().entrySet().stream()
                .filter(entry -> new Value.Text(type)
                        .equals(SamFunction.entries(entry.getValue()).get("Type")))
                .map(Map.Entry::getKey)
                .toList();
    }
}
