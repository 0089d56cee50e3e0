package localcloud.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a recorded answer has that ours lacks or has otherwise: members, JSON types, and values. What ours has beyond it is no
 * difference, since a recording may be older than a member.
 */
final class Compared {
    /** Members whose value is opaque. */
    private static final Set<String> OPAQUE = Set.of("NextToken", "nextToken", "Marker", "NextMarker", "RequestId");

    /** What the recorder added, or what botocore makes of an error's headers. */
    private static final Set<String> NOT_ANSWERED = Set.of("ResponseMetadata", "message", "Message");

    /** Stands where the recorder wrote a placeholder for a time. */
    static final String ANY_TIME = "2026-01-05T09:00:00Z";

    private final List<String> differences = new ArrayList<>();

    private Compared() {}

    static List<String> differences(JsonNode recorded, JsonNode ours) {
        Compared compared = new Compared();
        compared.node("", recorded, ours);
        return compared.differences;
    }

    /** JSON inside a text, plain or URL-encoded; anything else as it is. */
    static JsonNode parsed(JsonNode text) {
        if (!text.isTextual()) {
            return text.isMissingNode() ? MissingNode.getInstance() : text.deepCopy();
        }
        String plain = text.asText();
        try {
            return Corpus.parse(plain.startsWith("%7B") ? URLDecoder.decode(plain, StandardCharsets.UTF_8) : plain);
        } catch (IOException e) {
            return text;
        }
    }

    private void node(String path, JsonNode recorded, JsonNode given) {
        JsonNode ours = given.path("entry").isArray() ? fromEntries(given) : given;
        if (recorded.isContainerNode() && ours.isTextual()) {
            ours = parsed(ours);
        }
        if (recorded.isNull()) {
            return;
        }
        if (ours.isMissingNode()) {
            differences.add(path + " is not there");
        } else if (recorded.isObject()) {
            object(path, recorded, ours);
        } else if (recorded.isArray()) {
            array(path, recorded, ours);
        } else {
            value(path, recorded, ours);
        }
    }

    private void object(String path, JsonNode recorded, JsonNode ours) {
        if (!ours.isObject()) {
            differences.add(path + " must be an object, is " + ours);
            return;
        }
        for (var member : recorded.properties()) {
            if (path.isEmpty() && NOT_ANSWERED.contains(member.getKey())) {
                continue;
            }
            String inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            if (OPAQUE.contains(member.getKey())) {
                if (!ours.path(member.getKey()).isTextual()) {
                    differences.add(inner + " is not there");
                }
            } else {
                node(inner, member.getValue(), ours.path(member.getKey()));
            }
        }
    }

    private void array(String path, JsonNode recorded, JsonNode ours) {
        if (!ours.isArray()) {
            differences.add(path + " must be a list, is " + ours);
            return;
        }
        if (ours.size() != recorded.size()) {
            differences.add(path + " must have " + recorded.size() + " elements, has " + ours.size());
            return;
        }
        List<JsonNode> theirs = inOrder(recorded);
        List<JsonNode> mine = inOrder(ours);
        for (int i = 0; i < theirs.size(); i++) {
            node(path + "[" + i + "]", theirs.get(i), mine.get(i));
        }
    }

    /** Functions come in no documented order, so they are compared in that of their ARNs. */
    private static List<JsonNode> inOrder(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        if (array.path(0).has("FunctionName")) {
            elements.sort(Comparator.comparing(each -> each.path("FunctionArn").asText()));
        }
        return elements;
    }

    private void value(String path, JsonNode recorded, JsonNode ours) {
        if (ours instanceof POJONode pojo && pojo.getPojo() instanceof Instant time) {
            if (!recorded.isTextual() || !time.equals(instant(recorded.asText(), time))) {
                differences.add(path + " must be " + recorded + ", is " + time);
            }
            return;
        }
        if (recorded.isNumber() && ours.isNumber()) {
            if (recorded.asDouble() != ours.asDouble()) {
                differences.add(path + " must be " + recorded + ", is " + ours);
            }
            return;
        }
        if (recorded.isTextual() && ours.isTextual() && parsed(recorded).isContainerNode()) {
            node(path, parsed(recorded), ours);
            return;
        }
        if (recorded.getNodeType() != ours.getNodeType() || !recorded.equals(ours)) {
            differences.add(path + " must be " + recorded + ", is " + ours);
        }
    }

    /** A placeholder for a time stands for any time. */
    private static Instant instant(String text, Instant any) {
        return text.matches("\\d{4}-.*") && !text.equals(ANY_TIME) ? Instant.parse(text) : any;
    }

    private static ObjectNode fromEntries(JsonNode entries) {
        ObjectNode object = Scene.object();
        entries.path("entry").forEach(entry -> object.set(entry.path("key").asText(), entry.path("value")));
        return object;
    }
}
