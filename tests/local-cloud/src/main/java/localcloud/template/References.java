package localcloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which names a value refers to, by Ref, Fn::GetAtt and Fn::Sub; of an Fn::If only the branch that counts. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Predicate<String> conditions;
    private final Set<String> names = new LinkedHashSet<>();

    private References(Predicate<String> conditions) {
        this.conditions = conditions;
    }

    static Set<String> of(JsonNode node, Predicate<String> conditions) {
        var references = new References(conditions);
        references.collect(node);
        return references.names;
    }

    private void collect(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            var only = node.properties().iterator().next();
            var argument = only.getValue();
            switch (only.getKey()) {
                case "Ref" -> names.add(argument.asText());
                case "Fn::GetAtt" -> names.add(beforeDot((argument.isArray() ? argument.path(0) : argument).asText()));
                case "Fn::Sub" -> {
                    var matcher = VARIABLE.matcher((argument.isArray() ? argument.path(0) : argument).asText());
                    while (matcher.find()) {
                        var name = matcher.group(1).strip();
                        if (!argument.path(1).has(name)) {
                            names.add(beforeDot(name));
                        }
                    }
                    argument.path(1).forEach(this::collect);
                }
                case "Fn::If" ->
                    collect(argument.path(conditions.test(argument.path(0).asText()) ? 1 : 2));
                default -> collect(argument);
            }
        } else {
            node.forEach(this::collect);
        }
    }

    private static String beforeDot(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
