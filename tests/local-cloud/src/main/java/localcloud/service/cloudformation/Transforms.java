package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import localcloud.template.Template;
import localcloud.template.TemplateException;

/** The transforms of a template: SAM's is carried out by the first of several ways that is open, others are refused. */
final class Transforms {
    static final String SAM = "AWS::Serverless-2016-10-31";

    private final List<Expansion> ways;

    Transforms(List<Expansion> ways) {
        this.ways = List.copyOf(ways);
    }

    /** The transforms that a template declares, in its order. */
    static List<String> declared(ObjectNode template) {
        var names = new ArrayList<String>();
        var transform = template.path("Transform");
        if (transform.isTextual()) {
            names.add(transform.textValue());
        }
        transform.forEach(name -> names.add(
                name.isTextual() ? name.textValue() : name.path("Name").asText()));
        return names;
    }

    /** Whether expanding takes its time. */
    static boolean takesTime(ObjectNode template) {
        return !declared(template).isEmpty() && hasServerless(template);
    }

    /** A template without a resource of SAM's comes out as it went in, such as that of SAM CLI's own bucket. */
    private static boolean hasServerless(ObjectNode template) {
        return template.has("Globals")
                || template.path("Resources")
                        .valueStream()
                        .anyMatch(resource -> resource.path("Type").asText().startsWith("AWS::Serverless::"));
    }

    /**
     * Expands a template.
     *
     * @throws TemplateException with the reason, when it cannot be expanded
     */
    Template expand(ObjectNode template, Map<String, String> given) throws InterruptedException {
        var declared = declared(template);
        if (!declared.stream().allMatch(SAM::equals)) {
            throw new TemplateException("Transforms other than " + SAM + " are not known here: " + declared);
        }
        var plain = template.deepCopy();
        plain.remove("Transform");
        if (declared.isEmpty() || !hasServerless(template)) {
            return Template.of(plain);
        }
        var parameters = values(template.path("Parameters"), given);
        for (var way : ways) {
            var expanded = way.expand(template, parameters);
            if (expanded.isPresent()) {
                return Template.of(expanded.get());
            }
        }
        throw new TemplateException(
                "Transform " + SAM + " failed with: there is no Python with samtranslator on the PATH"
                        + " (pip install aws-sam-translator), and tests/stack/processed-template.json was not made of this"
                        + " template");
    }

    private static Map<String, String> values(JsonNode parameters, Map<String, String> given) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : parameters.properties()) {
            var byDefault = parameter.getValue().path("Default");
            if (given.containsKey(parameter.getKey())) {
                values.put(parameter.getKey(), given.getOrDefault(parameter.getKey(), ""));
            } else if (byDefault.isValueNode()) {
                values.put(parameter.getKey(), byDefault.asText());
            }
        }
        return values;
    }
}
