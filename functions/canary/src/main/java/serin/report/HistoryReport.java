package serin.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import serin.finding.Fire;
import serin.ledger.LedgerEntry;
import serin.ledger.LedgerFinding;
import serin.ledger.Standing;

/** The rows of the ledger, in the order in which they are given: as text for a person, and as JSON, schema 1. */
public final class HistoryReport {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Lambda's longest; a run that began before and has not ended never will. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private HistoryReport() {}

    /**
     * Two lines for each row that has a reason, one for any other.
     *
     * @param now tells a run that is under way from one that died
     */
    public static String text(String stack, List<LedgerEntry> entries, Instant now) {
        var lines = new ArrayList<String>();
        for (var entry : entries) {
            lines.add(String.join("  ", columns(entry, now)).stripTrailing());
            var findings = entry.findings().findings();
            if (!findings.isEmpty() && !isConfirmed(entry)) {
                lines.add("    " + reason(findings.getFirst()) + more(entry));
            }
        }
        if (!entries.isEmpty()) {
            lines.add("");
        }
        lines.add(
                switch (entries.size()) {
                    case 0 -> "the ledger of stack " + Plain.line(stack) + " is empty";
                    case 1 -> "stack " + Plain.line(stack) + " · 1 row";
                    default -> "stack " + Plain.line(stack) + " · the newest " + entries.size() + " rows";
                });
        return String.join("\n", lines) + "\n";
    }

    public static String json(String stack, List<LedgerEntry> entries) {
        var history = JsonNodeFactory.instance.objectNode();
        history.put("schema", LedgerEntry.SCHEMA);
        history.put("stack", stack);
        var rows = history.putArray("entries");
        entries.forEach(entry -> rows.add(tree(entry)));
        return JsonText.of(history);
    }

    private static List<String> columns(LedgerEntry entry, Instant now) {
        var columns = new ArrayList<String>();
        columns.add(SECONDS.format(entry.startedAt()));
        if (entry.fire().isPresent()) {
            var fire = entry.fire().get();
            columns.add(pad(entry.kind().word(), 11));
            columns.add(pad(fire.conclusion().name(), 12));
            columns.add(Plain.line(fire.rule()));
            return columns;
        }
        columns.add(pad(Plain.line(entry.trigger()), 11));
        columns.add(pad(standing(entry, now), 12));
        entry.answer().ifPresent(answer -> columns.add(pad(answer.word(), 9)));
        entry.version()
                .ifPresent(version -> columns.add(Plain.line(version.function()) + ":" + Plain.line(version.alias())
                        + " " + Plain.line(version.current()) + " → " + Plain.line(version.target())));
        entry.key().deploymentId().ifPresent(deployment -> columns.add(Plain.line(deployment)));
        if (entry.standing() != Standing.BEGUN) {
            var counts = entry.counts();
            columns.add(new Tally(counts.passed(), counts.failed(), counts.unknown(), counts.skipped(), counts.waived())
                    + ", "
                    + String.format(Locale.ROOT, "%.1f s", entry.duration().toMillis() / 1000.0));
        }
        entry.build().ifPresent(build -> columns.add("build " + Plain.line(build)));
        return columns;
    }

    /** Nothing has to be said of what came as it should. */
    private static boolean isConfirmed(LedgerEntry entry) {
        return entry.fire()
                .filter(fire -> fire.conclusion() == Fire.Conclusion.CONFIRMED)
                .isPresent();
    }

    private static String standing(LedgerEntry entry, Instant now) {
        return switch (entry.standing()) {
            case HEALTHY, INCONCLUSIVE, UNHEALTHY -> entry.standing().name();
            case BEGUN -> now.isAfter(entry.startedAt().plus(LONGEST_RUN)) ? "NOT FINISHED" : "under way";
        };
    }

    private static String reason(LedgerFinding finding) {
        return Plain.line(
                finding.outcome() + " " + finding.check() + " on " + finding.logicalId() + ": " + finding.message());
    }

    /** What else made the verdict; skipped and waived findings make none. */
    private static String more(LedgerEntry entry) {
        var others = entry.counts().failed() + entry.counts().unknown() - 1;
        return others > 0 ? " (and " + others + " more)" : "";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static ObjectNode tree(LedgerEntry entry) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("executionId", entry.key().executionId());
        node.put("kind", entry.kind().word());
        node.put("trigger", entry.trigger());
        node.put("startedAt", entry.startedAt().toString());
        node.put("durationMillis", entry.duration().toMillis());
        node.put("standing", entry.standing().name());
        node.put("answer", entry.answer().map(answer -> answer.word()).orElse(null));
        node.put("deploymentId", entry.key().deploymentId().orElse(null));
        node.putNull("version");
        entry.version()
                .ifPresent(version -> node.putObject("version")
                        .put("function", version.function())
                        .put("alias", version.alias())
                        .put("current", version.current())
                        .put("target", version.target()));
        node.put("build", entry.build().orElse(null));
        node.putNull("fire");
        entry.fire()
                .ifPresent(fire -> node.putObject("fire")
                        .put("rule", fire.rule())
                        .put("at", fire.at().toString())
                        .put("conclusion", fire.conclusion().name())
                        .put("why", fire.why()));
        node.putObject("counts")
                .put("passed", entry.counts().passed())
                .put("failed", entry.counts().failed())
                .put("unknown", entry.counts().unknown())
                .put("skipped", entry.counts().skipped())
                .put("waived", entry.counts().waived());
        var findings = node.putArray("findings");
        if (entry.fire().isPresent()) {
            return node.put("findingsLeftOut", 0);
        }
        entry.findings()
                .findings()
                .forEach(finding -> findings.addObject()
                        .put("check", finding.check())
                        .put("severity", finding.severity())
                        .put("outcome", finding.outcome())
                        .put("logicalId", finding.logicalId())
                        .put("message", finding.message()));
        node.put("findingsLeftOut", entry.findings().leftOut());
        return node;
    }
}
