package serin.report.sarif;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import serin.finding.CheckInfo;
import serin.finding.Severity;

/** A check as SARIF's rule. */
final class SarifRule {

    private SarifRule() {}

    static ObjectNode of(CheckInfo check) {
        var rule = JsonNodeFactory.instance.objectNode();
        rule.put("id", check.id());
        rule.putObject("shortDescription").put("text", SarifText.message(check.title()));
        if (check.source().startsWith("https://")) {
            rule.put("helpUri", check.source());
        }
        rule.putObject("help").put("text", SarifText.message(check.remediation()));
        rule.putObject("defaultConfiguration").put("level", level(check.severity()));
        rule.putObject("properties").put("severity", check.severity().name());
        return rule;
    }

    /** The level of a result that failed. */
    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }
}
