package serin.template;

import java.util.Map;

/**
 * A template as it was written: short tags are long forms, no function has been evaluated.
 *
 * @param parameters the declaration of each parameter
 * @param mappings the section {@code Mappings}
 * @param conditions the expression of each condition
 * @param resources by logical id; what stands under {@code Fn::ForEach::…} or {@code Fn::Transform} need not be an object
 * @param metadata the template's own {@code Metadata}
 * @param globals SAM's {@code Globals}, which a processed template has no more
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">template sections</a>
 */
public record Template(
        Value.Mapping parameters,
        Value.Mapping mappings,
        Value.Mapping conditions,
        Value.Mapping resources,
        Value.Mapping metadata,
        Value.Mapping globals) {
    public Template {
        parameters.entries().forEach((name, declaration) -> requireObject("the parameter " + name, declaration));
        resources.entries().forEach(Template::requireResource);
    }

    /** The template that a document stands for. */
    static Template of(Value document) {
        if (!(document instanceof Value.Mapping(var sections))) {
            throw new MalformedTemplate(
                    "a template must be an object with the section Resources, was " + Values.describe(document));
        }
        if (!sections.containsKey("Resources")) {
            throw new MalformedTemplate("the template has no section Resources");
        }
        return new Template(
                section(sections, "Parameters"),
                section(sections, "Mappings"),
                section(sections, "Conditions"),
                section(sections, "Resources"),
                section(sections, "Metadata"),
                section(sections, "Globals"));
    }

    private static Value.Mapping section(Map<String, Value> sections, String name) {
        return switch (sections.get(name)) {
            case null -> Value.Mapping.EMPTY;
            case Value section -> requireObject("the section " + name, section);
        };
    }

    private static void requireResource(String logicalId, Value resource) {
        if (!logicalId.startsWith("Fn::")) {
            var entries = requireObject("the resource " + logicalId, resource).entries();
            if (!entries.containsKey("Type")) {
                throw new MalformedTemplate("the resource " + logicalId + " has no Type");
            }
            requireObject(
                    "the Metadata of the resource " + logicalId, entries.getOrDefault("Metadata", Value.Mapping.EMPTY));
        }
    }

    private static Value.Mapping requireObject(String what, Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping;
        }
        throw new MalformedTemplate(what + " must be an object, was " + Values.describe(value));
    }
}
