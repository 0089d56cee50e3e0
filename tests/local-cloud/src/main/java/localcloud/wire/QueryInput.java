package localcloud.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import localcloud.service.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * A Query request's parameters as a tree: {@code A.member.1.B=x} is {@code {"A": [{"B": "x"}]}}, {@code A.entry.1.key=k} with
 * {@code A.entry.1.value=v} is {@code {"A": {"k": "v"}}}, {@code A.1=x} is {@code {"A": ["x"]}}. Every leaf is text.
 */
final class QueryInput {
    /** Deeper than any AWS input. */
    private static final int DEEPEST = 40;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Comparator<String> BY_NUMBER = Comparator.comparingInt(Integer::parseInt);

    private final Map<String, QueryInput> children = new TreeMap<>();
    private @Nullable String value;

    private QueryInput() {}

    static ObjectNode read(Map<String, List<String>> parameters) throws AwsError {
        var root = new QueryInput();
        for (var parameter : parameters.entrySet()) {
            root.add(parameter.getKey(), parameter.getValue().getFirst());
        }
        var input = JsonNodeFactory.instance.objectNode();
        root.children.forEach((name, child) -> input.set(name, child.tree()));
        return input;
    }

    private void add(String name, String text) throws AwsError {
        var path = name.split("\\.", -1);
        if (path.length > DEEPEST) {
            throw new AwsError(
                    400,
                    "MalformedQueryString",
                    "A parameter's name has " + path.length + " parts; at most " + DEEPEST + " are accepted");
        }
        var node = this;
        for (var step : path) {
            node = node.children.computeIfAbsent(step, _ -> new QueryInput());
        }
        node.value = text;
    }

    private JsonNode tree() {
        if (children.isEmpty()) {
            return TextNode.valueOf(value == null ? "" : value);
        }
        var only = children.size() == 1 ? children.keySet().iterator().next() : "";
        if (only.equals("member") && child("member").isNumbered()) {
            return child("member").tree();
        }
        if (only.equals("entry") && child("entry").isNumbered()) {
            return child("entry").map();
        }
        if (isNumbered()) {
            var list = JsonNodeFactory.instance.arrayNode();
            numbers().forEach(number -> list.add(child(number).tree()));
            return list;
        }
        var object = JsonNodeFactory.instance.objectNode();
        children.forEach((name, child) -> object.set(name, child.tree()));
        return object;
    }

    private JsonNode map() {
        var map = JsonNodeFactory.instance.objectNode();
        for (var number : numbers()) {
            var entry = child(number);
            // SNS names the two members of MessageAttributes' entries with capitals.
            var key = entry.children.containsKey("key") ? entry.child("key") : entry.child("Name");
            var held = entry.children.containsKey("value") ? entry.child("value") : entry.child("Value");
            map.set(key.value == null ? "" : key.value, held.tree());
        }
        return map;
    }

    private boolean isNumbered() {
        return !children.isEmpty()
                && children.keySet().stream()
                        .allMatch(name -> NUMBER.matcher(name).matches());
    }

    private List<String> numbers() {
        return children.keySet().stream().sorted(BY_NUMBER).toList();
    }

    private QueryInput child(String name) {
        return children.getOrDefault(name, new QueryInput());
    }
}
