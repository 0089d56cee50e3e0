package serin.report.sarif;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import serin.finding.CheckInfo;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.report.JsonText;
import serin.report.ReportFormat;
import serin.run.Run;

/**
 * The report as SARIF 2.1.0 (<a
 * href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html">specification</a>): a rule for
 * each check, a result for whatever is not well, at the line of the template on which its resource is declared.
 *
 * <p>What passed and what was skipped is left out: code scanning takes every result for an alert.
 */
public final class SarifReport implements ReportFormat {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private final TemplateSource source;

    /** @param source where the stack's resources are declared */
    public SarifReport(TemplateSource source) {
        this.source = Objects.requireNonNull(source, "source is null");
    }

    @Override
    public String render(Run run) {
        var log = JsonNodeFactory.instance.objectNode();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        var shown = run.findings().stream().filter(SarifReport::isShown).toList();
        var rules = new LinkedHashMap<String, CheckInfo>();
        shown.forEach(finding -> rules.putIfAbsent(finding.check().id(), finding.check()));
        var node = log.putArray("runs").addObject();
        var driver = node.putObject("tool").putObject("driver");
        driver.put("name", "Serin");
        var described = driver.putArray("rules");
        rules.values().forEach(check -> described.add(SarifRule.of(check)));
        var invocation = node.putArray("invocations").addObject();
        invocation.put("executionSuccessful", true);
        invocation.put("startTimeUtc", run.startedAt().toString());
        invocation.put("endTimeUtc", run.startedAt().plus(run.duration()).toString());
        node.put("columnKind", "utf16CodeUnits");
        var ids = List.copyOf(rules.keySet());
        var results = node.putArray("results");
        shown.forEach(finding ->
                results.add(SarifResult.of(finding, ids.indexOf(finding.check().id()), source)));
        node.set("properties", properties(run));
        return JsonText.of(log);
    }

    private static ObjectNode properties(Run run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stack", SarifText.name(run.stack()))
                .put("verdict", run.verdict().word())
                .put("checksEvaluated", run.coverage().checksEvaluated())
                .put("checksApplicable", run.coverage().checksApplicable());
    }

    private static boolean isShown(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Fail _, Outcome.Unknown _, Outcome.Waived _ -> true;
            case Outcome.Pass _, Outcome.Skipped _ -> false;
        };
    }
}
