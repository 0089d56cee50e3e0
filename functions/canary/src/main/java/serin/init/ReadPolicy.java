package serin.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import serin.check.Check;
import serin.run.Plan;

/**
 * The canary's policy for one stack: what the checks that apply to it read with, each on the resources of its kind.
 *
 * <p>A statement holds the resources of one condition, so that none refers to a resource that is not there.
 */
final class ReadPolicy {
    /** A role's inline policies have 10,240 characters together; SAM adds a few of its own for destinations. */
    private static final int MOST_CHARACTERS = 8_000;

    /** More than most ARNs have. */
    private static final int ARN_CHARACTERS = 110;

    private final ExpandedStack stack;
    private final Map<Kind, Set<String>> actions = new EnumMap<>(Kind.class);
    private final Set<Kind> tooMany = EnumSet.noneOf(Kind.class);

    ReadPolicy(ExpandedStack stack, List<Check<?>> catalogue) {
        this.stack = stack;
        var ids = new TreeSet<String>();
        Plan.of("template", stack.template(), catalogue).checks().forEach(check -> ids.add(check.check()));
        add("cloudformation:DescribeStacks");
        add("cloudformation:GetTemplate");
        add("cloudformation:ListStackResources");
        catalogue.stream()
                .filter(check -> ids.contains(check.info().id()))
                .flatMap(check -> check.info().reads().stream())
                .forEach(this::add);
        while (characters() > MOST_CHARACTERS && tooMany.size() < actions.size()) {
            actions.keySet().stream()
                    .filter(kind -> !tooMany.contains(kind))
                    .max(Comparator.comparingInt(kind -> stack.all(kind.type()).size()))
                    .ifPresent(tooMany::add);
        }
    }

    /** The statements as YAML, indented by the given number of blanks. */
    String statements(int indent) {
        var yaml = new StringBuilder();
        actions.forEach((kind, names) -> byCondition(kind)
                .forEach((condition, arns) -> yaml.append(
                        statement(sid(kind, condition), names, arns, condition).indent(indent))));
        return yaml.toString();
    }

    private void add(String action) {
        var kind = Kind.of(action)
                .orElseThrow(() -> new IllegalStateException("no kind of resource is known for " + action));
        actions.computeIfAbsent(kind, _ -> new TreeSet<>()).add(action);
    }

    /** The ARNs by condition; the empty one for those that are always there. */
    private Map<String, List<String>> byCondition(Kind kind) {
        if (kind.type().isEmpty()) {
            return Map.of("", kind.arns("").toList());
        }
        var byCondition = new TreeMap<String, List<String>>();
        var ids = stack.all(kind.type());
        if (tooMany.contains(kind) && !ids.isEmpty()) {
            return Map.of("", List.of(kind.all()));
        }
        for (var id : ids) {
            byCondition
                    .computeIfAbsent(stack.conditions().getOrDefault(id, ""), _ -> new ArrayList<>())
                    .addAll(kind.arns(id).toList());
        }
        return byCondition;
    }

    private int characters() {
        var characters = 0;
        for (var kind : actions.keySet()) {
            for (var arns : byCondition(kind).values()) {
                characters += arns.size() * ARN_CHARACTERS;
            }
        }
        return characters;
    }

    private static String statement(String sid, Set<String> actions, List<String> arns, String condition) {
        var yaml = new StringBuilder();
        var indent = "  ";
        if (condition.isEmpty()) {
            yaml.append("- ");
        } else {
            yaml.append("- Fn::If:\n    - ").append(condition).append("\n    - ");
            indent = "      ";
        }
        yaml.append("Sid: ").append(sid).append('\n');
        yaml.append(indent).append("Effect: Allow\n");
        yaml.append(indent).append("Action:\n");
        for (var action : actions) {
            yaml.append(indent).append("  - ").append(action).append('\n');
        }
        yaml.append(indent).append("Resource:\n");
        for (var arn : arns) {
            yaml.append(indent).append("  - ").append(arn).append('\n');
        }
        if (!condition.isEmpty()) {
            yaml.append("    - !Ref AWS::NoValue\n");
        }
        return yaml.toString();
    }

    private static String sid(Kind kind, String condition) {
        var words = new StringBuilder();
        for (var word : kind.name().split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return condition.isEmpty() ? words.toString() : words + "If" + condition;
    }
}
