package serin.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import serin.finding.Finding;
import serin.finding.Outcome;
import serin.finding.Verdict;
import serin.run.Run;

/**
 * The report for a person at a terminal: a line for each type of resource, then whatever is not as it should be, then the verdict.
 *
 * @param colour whether to use ANSI colours
 */
public record TextReport(boolean colour) implements ReportFormat {
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String DIM = "2";

    @Override
    public String render(Run run) {
        var lines = new ArrayList<String>();
        resources(run.findings(), lines);
        run.findings().stream()
                .filter(TextReport::wantsWords)
                .sorted(Comparator.comparing(
                        (Finding finding) -> finding.check().severity()))
                .forEach(finding -> words(Described.of(finding), lines));
        verdict(run, lines);
        return String.join("\n", lines) + "\n";
    }

    private void resources(List<Finding> findings, List<String> lines) {
        var byType = group(findings, finding -> finding.resource().type());
        var width = byType.keySet().stream()
                .mapToInt(type -> Plain.line(type).length())
                .max()
                .orElse(0);
        byType.forEach((type, found) -> {
            var byResource = group(found, Finding::resource);
            lines.add(mark(found) + " " + pad(Plain.line(type), width) + "  " + pad(count(byResource.size()), 14)
                    + Tally.of(found));
            byResource.forEach((resource, ofIt) -> {
                if (ofIt.stream().anyMatch(TextReport::wantsWords)) {
                    lines.add("  " + mark(ofIt) + " " + Plain.line(resource.logicalId()) + "  " + Tally.of(ofIt));
                }
            });
        });
    }

    private static <K> Map<K, List<Finding>> group(List<Finding> findings, Function<Finding, K> key) {
        return findings.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    private static String count(int resources) {
        return resources == 1 ? "1 resource" : resources + " resources";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String mark(List<Finding> found) {
        var tally = Tally.of(found);
        if (found.stream().anyMatch(finding -> matters(finding) && finding.outcome() instanceof Outcome.Fail)) {
            return paint(RED, "✗");
        }
        if (tally.unknown() > 0) {
            return paint(YELLOW, "?");
        }
        if (tally.failed() > 0) {
            return paint(YELLOW, "!");
        }
        return tally.passed() > 0 ? paint(GREEN, "✓") : paint(DIM, "-");
    }

    private void words(Described described, List<String> lines) {
        var finding = described.finding();
        lines.add("");
        lines.add(paint(colour(finding), described.outcome() + " " + severity(finding)) + "  "
                + finding.check().id() + "  " + Plain.line(finding.resource().logicalId()));
        described.expected().ifPresent(expected -> lines.add("  expected  " + Plain.line(expected)));
        described.actual().ifPresent(actual -> lines.add("  found     " + Plain.line(actual)));
        if (described.expected().isEmpty()) {
            lines.add("  why       " + Plain.line(described.message()));
        }
        described.missingAction().ifPresent(action -> lines.add("  missing   permission for " + Plain.line(action)));
        described.causedBy().ifPresent(cause -> lines.add("  caused by " + Plain.line(cause)));
        described.evidence().ifPresent(evidence -> lines.add("  evidence  " + Plain.line(evidence)));
        lines.add("  to mend   " + Plain.line(finding.check().remediation()));
    }

    private void verdict(Run run, List<String> lines) {
        var coverage = run.coverage();
        lines.add("");
        lines.add(
                switch (run.verdict()) {
                    case Verdict.Healthy() -> paint(GREEN, "HEALTHY");
                    case Verdict.Unhealthy(var failures) ->
                        paint(RED, "UNHEALTHY") + ": " + failures.size() + " of "
                                + run.findings().size() + " checks failed";
                    case Verdict.Inconclusive(var _, var reason) ->
                        paint(YELLOW, "INCONCLUSIVE") + ": " + Plain.line(reason);
                });
        lines.add("stack " + Plain.line(run.stack()) + " · " + Tally.of(run.findings()) + " · "
                + coverage.propertiesVerified() + " of " + coverage.propertiesDeclared()
                + " declared properties verified · " + run.awsCalls() + " AWS calls · " + seconds(run.duration()));
    }

    private static boolean wantsWords(Finding finding) {
        return switch (finding.outcome()) {
            case Outcome.Fail _, Outcome.Unknown _, Outcome.Waived _ -> true;
            case Outcome.Pass _, Outcome.Skipped _ -> false;
        };
    }

    private static boolean matters(Finding finding) {
        return switch (finding.check().severity()) {
            case CRITICAL, HIGH, MEDIUM -> true;
            case LOW -> false;
        };
    }

    private static String severity(Finding finding) {
        return matters(finding) ? finding.check().severity().name() : "ADVICE";
    }

    private static String colour(Finding finding) {
        return matters(finding) && finding.outcome() instanceof Outcome.Fail ? RED : YELLOW;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
