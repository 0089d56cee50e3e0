package serin.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import serin.run.Run;

/** The report as JSON: the stable form, schema 1, of which every other format is a view. */
public final class JsonReport implements ReportFormat {
    @Override
    public String render(Run run) {
        return JsonText.of(tree(run));
    }

    /** The report as a tree, for the Lambda door. */
    public static ObjectNode tree(Run run) {
        var report = JsonNodeFactory.instance.objectNode();
        report.put("schema", 1);
        report.put("stack", run.stack());
        report.put("verdict", run.verdict().word());
        report.put("trigger", run.trigger().word());
        report.put("startedAt", run.startedAt().toString());
        report.put("durationMillis", run.duration().toMillis());
        report.put("awsCalls", run.awsCalls());
        report.putObject("coverage")
                .put("checksEvaluated", run.coverage().checksEvaluated())
                .put("checksApplicable", run.coverage().checksApplicable())
                .put("propertiesVerified", run.coverage().propertiesVerified())
                .put("propertiesDeclared", run.coverage().propertiesDeclared());
        var findings = report.putArray("findings");
        run.findings().forEach(finding -> findings.add(tree(Described.of(finding))));
        return report;
    }

    private static ObjectNode tree(Described described) {
        var finding = described.finding();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("check", finding.check().id());
        node.put("severity", finding.check().severity().name());
        node.put("outcome", described.outcome());
        var resource = node.putObject("resource");
        resource.put("logicalId", finding.resource().logicalId());
        put(resource, "physicalId", finding.resource().physicalId());
        resource.put("type", finding.resource().type());
        put(node, "expected", described.expected());
        put(node, "actual", described.actual());
        put(node, "evidence", described.evidence());
        put(node, "missingAction", described.missingAction());
        put(node, "causedBy", described.causedBy());
        put(node, "dueAt", described.dueAt().map(Object::toString));
        node.put("message", described.message());
        node.put("remediation", finding.check().remediation());
        return node;
    }

    /** An absent value is an explicit null, so that every finding has the same members. */
    private static void put(ObjectNode node, String name, Optional<String> value) {
        node.put(name, value.orElse(null));
    }
}
