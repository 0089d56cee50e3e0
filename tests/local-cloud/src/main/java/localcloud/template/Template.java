package localcloud.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A processed template in JSON.
 *
 * @param body as it was given; GetTemplate answers it
 * @param root the same, read
 */
public record Template(String body, ObjectNode root) {
    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">Quota</a>: 1 MB. */
    static final int LARGEST = 1024 * 1024;

    private static final int DEEPEST = 200;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads a template that has no transform.
     *
     * @throws TemplateException when it is none
     */
    public static Template read(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new TemplateException("Template may not exceed " + LARGEST + " bytes in size.");
        }
        return of(body, parse(body));
    }

    /** The same of a tree; its body is the tree's JSON. */
    public static Template of(ObjectNode root) {
        return of(root.toString(), root);
    }

    private static Template of(String body, ObjectNode root) {
        if (!root.has("Resources")) {
            throw new TemplateException("Template format error: At least one Resources member must be defined.");
        }
        var template = new Template(body, root);
        for (var section : List.of("Resources", "Parameters", "Mappings", "Conditions", "Outputs")) {
            if (root.has(section) && !root.get(section).isObject()) {
                throw new TemplateException("Template format error: " + section + " must be an object.");
            }
        }
        template.checkResources();
        return template;
    }

    static ObjectNode parse(String body) {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new TemplateException("Template format error: JSON not well-formed: " + e.getOriginalMessage());
        }
        if (!(tree instanceof ObjectNode root)) {
            throw new TemplateException("Template format error: the template must be a JSON object.");
        }
        return root;
    }

    private void checkResources() {
        for (var resource : section("Resources").properties()) {
            if (!resource.getValue().isObject()) {
                throw new TemplateException("Template format error: Any Resources member must be an object.");
            }
            if (!resource.getValue().path("Type").isTextual()) {
                throw new TemplateException(
                        "Template format error: [/Resources/" + resource.getKey() + "] must have a Type that is text.");
            }
            var properties = resource.getValue().path("Properties");
            if (!properties.isMissingNode() && !properties.isObject()) {
                throw new TemplateException(
                        "Template format error: [/Resources/" + resource.getKey() + "/Properties] must be an object.");
            }
        }
    }

    /** Empty when there is none. */
    public String description() {
        return root.path("Description").asText("");
    }

    /** A top-level section; empty when it is not there. */
    public ObjectNode section(String name) {
        return root.get(name) instanceof ObjectNode section ? section : JsonNodeFactory.instance.objectNode();
    }

    /** What {@code DependsOn} of a resource names: one id, or several. */
    List<String> dependsOn(String logicalId) {
        var declared = section("Resources").path(logicalId).path("DependsOn");
        var ids = new ArrayList<String>();
        if (declared.isTextual()) {
            ids.add(declared.textValue());
        }
        declared.forEach(id -> ids.add(id.asText()));
        return ids;
    }
}
