package serin.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Severity;
import serin.gate.HookReport;
import serin.ledger.LedgerKey;
import serin.report.Described;
import serin.report.Plain;
import serin.run.Run;
import serin.run.Step;
import serin.stackgate.StackGateReport;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * A run in the function's log: one JSON line for each finding, and one for the run, each with what Powertools knows of the invocation
 * (request, version, cold start, X-Ray trace).
 *
 * <p>Lines of findings that passed or were skipped have level DEBUG, which the function prints only when its configuration says so.
 * Every text is on one line and at most {@value #LONGEST} characters long, so a line stays far below the 256 kB at which Lambda cuts.
 */
final class PrintedLines {
    /** Of one text, in characters. */
    static final int LONGEST = 1_000;

    private final Logger log = LoggerFactory.getLogger(JsonLines.NAME);

    /** Does what an invocation asks for; lines that are printed meanwhile know the invocation. */
    static <T> T during(Context context, Supplier<T> work) {
        return PowertoolsLogging.withLogging(context, () -> {
            MDC.put("service", "serin");
            return work.get();
        });
    }

    /**
     * Prints a run of a stack.
     *
     * @param executionId by which lines of one run are found
     * @param took how long each step was
     */
    void print(Run run, String executionId, Map<Step, Duration> took) {
        MDC.put("correlation_id", Plain.line(executionId, LONGEST));
        print(new About(run, executionId, Optional.empty()), JsonNodeFactory.instance.objectNode(), took);
    }

    /** Prints a hook: its lines are found by its deployment. */
    void print(HookReport report, Map<Step, Duration> took) {
        MDC.put("correlation_id", Plain.line(report.event().deploymentId(), LONGEST));
        var about = new About(
                report.run(),
                report.event().executionId(),
                Optional.of(report.event().deploymentId()));
        print(about, HookReportJson.answer(report), took);
    }

    /** Prints a request of the stack gate. */
    void print(StackGateReport report, Map<Step, Duration> took) {
        var request = report.request().requestId();
        MDC.put("correlation_id", Plain.line(request, LONGEST));
        print(new About(report.run(), request, Optional.empty()), StackGateReportJson.answer(report), took);
    }

    /** @param answered what was answered, for the line of the run */
    private void print(About about, ObjectNode answered, Map<Step, Duration> took) {
        var run = about.run();
        run.findings().forEach(finding -> print(finding, about));
        var line = about.line(log.atInfo(), "run")
                .addKeyValue("durationMillis", run.duration().toMillis())
                .addKeyValue("awsCalls", run.awsCalls())
                .addKeyValue("throttled", run.measures().throttles())
                .addKeyValue("coverage", coverage(run))
                .addKeyValue("findings", counts(run.findings()))
                .addKeyValue("stepMillis", millis(took));
        for (var field : answered.properties()) {
            line = line.addKeyValue(
                    field.getKey(), text(Optional.ofNullable(field.getValue().textValue())));
        }
        line.log(text(run.stack() + " is " + run.verdict().word()));
    }

    /** What every line of a run says. */
    private record About(Run run, String executionId, Optional<String> deploymentId) {
        LoggingEventBuilder line(LoggingEventBuilder line, String kind) {
            return line.addKeyValue("event", kind)
                    .addKeyValue("stack", text(LedgerKey.name(run.stack())))
                    .addKeyValue("trigger", run.trigger().word())
                    .addKeyValue("verdict", run.verdict().word())
                    .addKeyValue("run", text(executionId))
                    .addKeyValue(
                            "deploymentId", deploymentId.map(PrintedLines::text).orElse(null));
        }
    }

    private void print(Finding finding, About about) {
        var level = level(finding);
        if (!log.isEnabledForLevel(level)) {
            return;
        }
        var described = Described.of(finding);
        var resource = JsonNodeFactory.instance
                .objectNode()
                .put("logicalId", text(finding.resource().logicalId()))
                .put(
                        "physicalId",
                        finding.resource().physicalId().map(PrintedLines::text).orElse(null))
                .put("type", text(finding.resource().type()));
        about.line(log.atLevel(level), "finding")
                .addKeyValue("check", finding.check().id())
                .addKeyValue("severity", finding.check().severity().name())
                .addKeyValue("outcome", described.outcome())
                .addKeyValue("resource", resource)
                .addKeyValue("expected", text(described.expected()))
                .addKeyValue("actual", text(described.actual()))
                .addKeyValue("evidence", text(described.evidence()))
                .addKeyValue("missingAction", text(described.missingAction()))
                .addKeyValue("causedBy", text(described.causedBy()))
                .addKeyValue("remediation", text(finding.check().remediation()))
                .log(text(described.message()));
    }

    private static Level level(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Fail _ -> finding.check().severity() == Severity.LOW ? Level.INFO : Level.ERROR;
            case Outcome.Unknown _ -> finding.check().severity() == Severity.LOW ? Level.INFO : Level.WARN;
            case Outcome.Waived _ -> Level.INFO;
            case Outcome.Pass _, Outcome.Skipped _ -> Level.DEBUG;
        };
    }

    private static ObjectNode coverage(Run run) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("checksEvaluated", run.coverage().checksEvaluated())
                .put("checksApplicable", run.coverage().checksApplicable())
                .put("propertiesVerified", run.coverage().propertiesVerified())
                .put("propertiesDeclared", run.coverage().propertiesDeclared());
    }

    private static ObjectNode counts(List<Finding> findings) {
        var counts = JsonNodeFactory.instance
                .objectNode()
                .put("pass", 0)
                .put("fail", 0)
                .put("unknown", 0)
                .put("skipped", 0)
                .put("waived", 0);
        findings.forEach(finding -> {
            var outcome = switch (finding.outcome()) {
                case Outcome.Pass _ -> "pass";
                case Outcome.Fail _ -> "fail";
                case Outcome.Unknown _ -> "unknown";
                case Outcome.Skipped _ -> "skipped";
                case Outcome.Waived _ -> "waived";
            };
            counts.put(outcome, counts.path(outcome).intValue() + 1);
        });
        return counts;
    }

    private static ObjectNode millis(Map<Step, Duration> took) {
        var millis = JsonNodeFactory.instance.objectNode();
        took.forEach((step, duration) -> millis.put(step.word(), duration.toMillis()));
        return millis;
    }

    private static String text(String text) {
        return Plain.line(text, LONGEST);
    }

    @SuppressWarnings("NullAway") // An absent value is an explicit null, as in the report.
    private static String text(Optional<String> text) {
        return text.map(PrintedLines::text).orElse(null);
    }
}
