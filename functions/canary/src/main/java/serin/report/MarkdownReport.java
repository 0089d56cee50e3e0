package serin.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.run.Run;

/** The report as GitHub's Markdown, for a job's step summary or a comment: the verdict, and a row for whatever is not well. */
public final class MarkdownReport implements ReportFormat {
    /** GitHub refuses a step summary over 1 MiB; a row is at most a few kilobytes. */
    private static final int MOST_ROWS = 100;

    @Override
    public String render(Run run) {
        var lines = new ArrayList<String>();
        lines.add("## " + sign(run.verdict()) + " " + run.verdict().word() + ": " + escape(run.stack()));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s · %d of %d declared properties verified · %d AWS calls · %.1f s",
                Tally.of(run.findings()),
                run.coverage().propertiesVerified(),
                run.coverage().propertiesDeclared(),
                run.awsCalls(),
                run.duration().toMillis() / 1000.0));
        var rows = run.findings().stream()
                .filter(MarkdownReport::wantsRow)
                .sorted(Comparator.comparing(
                        (Finding finding) -> finding.check().severity()))
                .toList();
        table(rows, lines);
        return String.join("\n", lines) + "\n";
    }

    private static void table(List<Finding> rows, List<String> lines) {
        if (rows.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("| | check | resource | what | to mend |");
        lines.add("| --- | --- | --- | --- | --- |");
        rows.stream().limit(MOST_ROWS).map(Described::of).forEach(described -> lines.add(row(described)));
        if (rows.size() > MOST_ROWS) {
            lines.add("");
            lines.add("… and " + (rows.size() - MOST_ROWS) + " more.");
        }
    }

    private static String row(Described described) {
        var finding = described.finding();
        var message = described.message()
                + described
                        .causedBy()
                        .map(cause -> " (caused by " + cause + ")")
                        .orElse("");
        return "| " + described.outcome() + " " + finding.check().severity() + " | `"
                + finding.check().id() + "` | " + escape(finding.resource().logicalId()) + " | " + escape(message)
                + " | "
                + escape(finding.check().remediation()) + " |";
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> "✅";
            case Verdict.Unhealthy _ -> "❌";
            case Verdict.Inconclusive _ -> "❔";
        };
    }

    private static boolean wantsRow(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Fail _, Outcome.Unknown _, Outcome.Waived _ -> true;
            case Outcome.Pass _, Outcome.Skipped _ -> false;
        };
    }

    /** Every ASCII punctuation character may be written with a backslash; HTML's own are written as entities. */
    private static String escape(String text) {
        var escaped = new StringBuilder();
        var line = Plain.line(text);
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                // A link or a mention would be live even in plain words.
                case '@' -> escaped.append("&#64;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '(', ')', '#', '!', '|', '~' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
