package serin.report.sarif;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.report.Described;

/** A finding as SARIF's result. */
final class SarifResult {

    private SarifResult() {}

    /** @param rule the index of its check among the rules */
    static ObjectNode of(Finding finding, int rule, TemplateSource source) {
        var described = Described.of(finding);
        var result = JsonNodeFactory.instance.objectNode();
        result.put("ruleId", finding.check().id());
        result.put("ruleIndex", rule);
        kind(finding, result);
        result.putObject("message").put("text", SarifText.message(words(described)));
        location(finding, source, result.putArray("locations").addObject());
        // The same trouble is the same alert, on whatever line the resource comes to be declared.
        result.putObject("partialFingerprints")
                .put("checkAndResource/v1", SarifText.name(finding.ref().toString()));
        return result;
    }

    /** A level goes with a failure only (3.27.10); what could not be found out is {@code open} (3.27.9). */
    private static void kind(Finding finding, ObjectNode result) {
        switch (finding.outcome()) {
            case Outcome.Fail _, Outcome.Pass _, Outcome.Skipped _ -> failed(finding, result);
            case Outcome.Unknown _ -> result.put("kind", "open").put("level", "none");
            case Outcome.Waived(var reason, var until, var _) -> {
                failed(finding, result);
                result.putArray("suppressions")
                        .addObject()
                        .put("kind", "inSource")
                        .put("status", "accepted")
                        .put("justification", SarifText.name(reason + " (until " + until + ")"));
            }
        }
    }

    private static void failed(Finding finding, ObjectNode result) {
        result.put("kind", "fail").put("level", SarifRule.level(finding.check().severity()));
    }

    private static String words(Described described) {
        return described.message()
                + described
                        .causedBy()
                        .map(cause -> " (caused by " + cause + ")")
                        .orElse("")
                + ". " + described.finding().check().remediation();
    }

    private static void location(Finding finding, TemplateSource source, ObjectNode location) {
        var resource = finding.resource();
        var declared = source.declarations().of(resource.logicalId(), resource.type());
        if (source.uri().isPresent() && declared.isPresent()) {
            var physical = location.putObject("physicalLocation");
            physical.putObject("artifactLocation").put("uri", source.uri().get());
            physical.putObject("region").put("startLine", declared.get().line());
        }
        location.putArray("logicalLocations")
                .addObject()
                .put("name", SarifText.name(resource.logicalId()))
                .put("fullyQualifiedName", SarifText.name("Resources." + resource.logicalId()))
                .put("kind", "resource")
                .putObject("properties")
                .put("type", SarifText.name(resource.type()))
                .put("physicalId", resource.physicalId().map(SarifText::name).orElse(""));
    }
}
