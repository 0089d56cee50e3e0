package localcloud.service.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import localcloud.service.AwsError;
import localcloud.service.Operation;
import localcloud.service.Operation.Call;
import localcloud.template.Stacks;
import localcloud.template.Template;
import localcloud.template.TemplateException;
import localcloud.template.TemplateText;

/** What a template declares, as far as it can be seen without deploying it. */
final class TemplateSummaries {
    private final Stacks stacks;
    private final TemplateSource source;

    TemplateSummaries(Stacks stacks, TemplateSource source) {
        this.stacks = stacks;
        this.source = source;
    }

    List<Operation> operations() {
        return List.of(
                new Operation(
                        "GetTemplateSummary", Set.of("StackName", "TemplateBody", "TemplateURL"), this::summarize),
                new Operation("ValidateTemplate", Set.of("TemplateBody", "TemplateURL"), this::validate));
    }

    private JsonNode summarize(Call call) throws AwsError {
        var asking = new Asking(call);
        var name = asking.text("StackName");
        String text;
        if (name.isPresent()) {
            text = stacks.find(name.get())
                    .map(stack -> stack.source().original())
                    .orElseThrow(
                            () -> CloudFormationService.invalid("Stack with id " + name.get() + " does not exist"));
        } else {
            text = source.text(asking, Optional.empty());
        }
        var tree = tree(text);
        var view = described(tree);
        var parameters = view.putArray("Parameters");
        for (var parameter : tree.path("Parameters").properties()) {
            var shown = parameter(parameter.getKey(), parameter.getValue());
            shown.put("ParameterType", parameter.getValue().path("Type").asText("String"));
            var constraints = shown.putObject("ParameterConstraints");
            if (parameter.getValue().path("AllowedValues").isArray()) {
                var allowed = constraints.putArray("AllowedValues");
                parameter.getValue().path("AllowedValues").forEach(value -> allowed.add(value.asText()));
            }
            parameters.add(shown);
        }
        var types = new TreeSet<String>();
        tree.path("Resources")
                .forEach(resource -> types.add(resource.path("Type").asText()));
        var list = view.putArray("ResourceTypes");
        types.forEach(list::add);
        view.put("Version", tree.path("AWSTemplateFormatVersion").asText("2010-09-09"));
        if (tree.has("Metadata")) {
            view.put("Metadata", tree.path("Metadata").toString());
        }
        return view;
    }

    private JsonNode validate(Call call) throws AwsError {
        var tree = tree(source.text(new Asking(call), Optional.empty()));
        var view = described(tree);
        var parameters = view.putArray("Parameters");
        for (var parameter : tree.path("Parameters").properties()) {
            parameters.add(parameter(parameter.getKey(), parameter.getValue()));
        }
        return view;
    }

    private static ObjectNode tree(String text) throws AwsError {
        try {
            var tree = TemplateText.read(text);
            Template.of(tree);
            return tree;
        } catch (TemplateException e) {
            throw CloudFormationService.invalid(String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode described(ObjectNode tree) {
        var view = JsonNodeFactory.instance.objectNode();
        if (tree.path("Description").isTextual()) {
            view.put("Description", tree.path("Description").textValue());
        }
        var transforms = Transforms.declared(tree);
        if (!transforms.isEmpty()) {
            var list = view.putArray("DeclaredTransforms");
            transforms.forEach(list::add);
        }
        var capabilities = Capabilities.of(Template.of(tree));
        if (capabilities.needed().isPresent()) {
            view.putArray("Capabilities").add(capabilities.needed().get());
            view.put("CapabilitiesReason", "The following resource(s) require capabilities: " + capabilities.types());
        }
        return view;
    }

    private static ObjectNode parameter(String name, JsonNode declared) {
        var shown = JsonNodeFactory.instance.objectNode().put("ParameterKey", name);
        if (declared.path("Default").isValueNode()) {
            shown.put("DefaultValue", declared.path("Default").asText());
        }
        shown.put("NoEcho", declared.path("NoEcho").asBoolean(false));
        if (declared.path("Description").isTextual()) {
            shown.put("Description", declared.path("Description").textValue());
        }
        return shown;
    }
}
