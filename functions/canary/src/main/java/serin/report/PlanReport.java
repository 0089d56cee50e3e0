package serin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import serin.run.Plan;
import serin.template.Value;

/** Plans as people and machines read them. */
public final class PlanReport {
    private PlanReport() {}

    public static String text(List<Plan> plans) {
        var lines = new ArrayList<String>();
        plans.forEach(plan -> text(plan, lines));
        return String.join("\n", lines) + "\n";
    }

    /** An array with one object for each template, in the order given. */
    public static String json(List<Plan> plans) {
        var array = JsonNodeFactory.instance.arrayNode();
        plans.forEach(plan -> json(plan, array));
        return JsonText.of(array);
    }

    private static void text(Plan plan, List<String> lines) {
        lines.add(Plain.line(plan.source()) + ": " + plan.checks().size() + " checks would be made; "
                + (plan.declared() - plan.unverified().size()) + " of " + plan.declared()
                + " declared properties would be verified");
        var byResource = plan.checks().stream()
                .collect(Collectors.groupingBy(
                        check -> Plain.line(check.logicalId()) + " (" + Plain.line(check.type()) + ")",
                        LinkedHashMap::new,
                        Collectors.mapping(Plan.PlannedCheck::check, Collectors.joining(", "))));
        heading("Checks", lines, byResource.isEmpty());
        byResource.forEach((resource, checks) -> lines.add("  " + resource + ": " + checks));
        var unverified = plan.unverified().stream()
                .collect(Collectors.groupingBy(
                        property -> Plain.line(property.logicalId()) + " (" + Plain.line(property.type()) + ")",
                        LinkedHashMap::new,
                        Collectors.mapping(property -> Plain.line(property.name()), Collectors.joining(", "))));
        heading("Declared, and verified by no check", lines, unverified.isEmpty());
        unverified.forEach((resource, properties) -> lines.add("  " + resource + ": " + properties));
        heading(
                "Not known without a stack",
                lines,
                plan.unresolved().isEmpty() && plan.undecided().isEmpty());
        plan.unresolved()
                .forEach(value -> lines.add("  " + Plain.line(value.logicalId() + "." + value.path()) + ": "
                        + (value.kind() == Value.Kind.SECRET ? "nobody may know it: " : "")
                        + Plain.line(value.reason())));
        plan.undecided()
                .forEach(resource ->
                        lines.add("  " + Plain.line(resource.logicalId()) + ": " + Plain.line(resource.reason())));
        lines.add("");
    }

    private static void heading(String words, List<String> lines, boolean empty) {
        if (!empty) {
            lines.add("");
            lines.add(words);
        }
    }

    private static void json(Plan plan, ArrayNode array) {
        var node = array.addObject();
        node.put("schema", 1);
        node.put("template", plan.source());
        var checks = node.putArray("checks");
        plan.checks()
                .forEach(check -> checks.addObject()
                        .put("check", check.check())
                        .put("logicalId", check.logicalId())
                        .put("type", check.type()));
        node.put("propertiesDeclared", plan.declared());
        var unverified = node.putArray("unverified");
        plan.unverified()
                .forEach(property -> unverified
                        .addObject()
                        .put("logicalId", property.logicalId())
                        .put("type", property.type())
                        .put("property", property.name()));
        var unresolved = node.putArray("unresolved");
        plan.unresolved()
                .forEach(value -> unresolved
                        .addObject()
                        .put("logicalId", value.logicalId())
                        .put("path", value.path())
                        .put("secret", value.kind() == Value.Kind.SECRET)
                        .put("reason", value.reason()));
        var undecided = node.putArray("undecided");
        plan.undecided()
                .forEach(resource -> undecided
                        .addObject()
                        .put("logicalId", resource.logicalId())
                        .put("reason", resource.reason()));
    }
}
