package serin.report.html;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import serin.ledger.Kind;
import serin.ledger.LedgerEntry;
import serin.ledger.Standing;
import serin.observation.Observation;
import serin.report.Plain;

/**
 * The widget of a CloudWatch dashboard: the verdict of the last run, what it rests on, how it has been, and the last deployments, all out
 * of the ledger.
 *
 * <p>It is a fragment, which CloudWatch puts into the console's page: every selector of its style begins with its own class, and it
 * uses nothing that CloudWatch takes away (script, {@code iframe}, {@code use}).
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/add_custom_widget_dashboard_about.html">Custom
 *     widgets</a>
 */
public final class LedgerWidget {
    private static final int MOST_REASONS = 6;

    /** The canary runs every hour, but on Sunday; after that its alarm goes off as well. */
    private static final Duration STALE = Duration.ofHours(26);

    private LedgerWidget() {}

    /**
     * Writes it.
     *
     * @param rows the newest rows of the ledger, the newest first
     * @param shown the time range of the dashboard, for the trend
     * @param now the ages are counted from
     */
    public static String render(
            String stack, Observation<List<LedgerEntry>> rows, boolean dark, Range shown, Instant now) {
        var html = new Markup();
        html.open("div", "class", "serin cwdb-no-default-styles").line();
        html.style(".serin { " + (dark ? Palette.DARK : Palette.LIGHT).css() + " }\n" + StyleSheet.read("widget.css"));
        switch (rows) {
            case Observation.Present<List<LedgerEntry>>(var entries, var _) ->
                entries(stack, entries, shown, now, html);
            case Observation.Absent<List<LedgerEntry>>(var what, var _) -> problem(stack, what, html);
            case Observation.Unreadable<List<LedgerEntry>> unreadable ->
                problem(
                        stack,
                        "The ledger could not be read: " + unreadable.action() + ": " + unreadable.detail(),
                        html);
        }
        html.close();
        return html + "\n";
    }

    private static void entries(String stack, List<LedgerEntry> entries, Range shown, Instant now, Markup html) {
        var runs = entries.stream()
                .filter(entry -> entry.kind() == Kind.STACK_RUN)
                .filter(entry -> entry.standing() != Standing.BEGUN)
                .toList();
        if (runs.isEmpty()) {
            problem(stack, "No run of the whole stack is among the newest rows of the ledger.", html);
        } else {
            verdict(stack, runs.getFirst(), now, html);
            reasons(runs.getFirst(), html);
            Trend.write(runs, shown, html);
        }
        Deployments.write(entries, now, html);
    }

    private static void verdict(String stack, LedgerEntry run, Instant now, Markup html) {
        if (run.startedAt().plus(STALE).isBefore(now)) {
            problem(
                    stack,
                    "The canary has not run for " + STALE.toHours()
                            + " hours and more. What follows is of its last run, "
                            + ago(run.startedAt(), now) + " (" + Trend.TIME.format(run.startedAt()) + "): "
                            + run.standing() + " then.",
                    html);
            return;
        }
        var sign = sign(run.standing());
        html.open("p", "class", "verdict " + sign.css());
        html.element("b", sign.symbol() + " " + run.standing());
        html.text(" ").element("span", stack, "class", "stack");
        html.close().line();
        html.element(
                        "p",
                        ago(run.startedAt(), now) + " (" + Trend.TIME.format(run.startedAt()) + "), by " + run.trigger()
                                + " · " + run.counts().passed() + " passed, "
                                + run.counts().failed() + " failed, "
                                + run.counts().unknown() + " unknown",
                        "class",
                        "faint")
                .line();
    }

    private static void reasons(LedgerEntry run, Markup html) {
        var worth = run.findings().findings().stream()
                .filter(finding -> !finding.outcome().equals("SKIPPED"))
                .toList();
        if (worth.isEmpty()) {
            return;
        }
        html.open("ul", "class", "reasons");
        worth.stream().limit(MOST_REASONS).forEach(finding -> {
            html.open("li");
            html.element("b", finding.outcome() + " " + finding.severity(), "class", outcome(finding.outcome()));
            html.text(" " + finding.logicalId() + ": " + Plain.line(finding.message(), 300) + " ");
            html.element("span", finding.check(), "class", "faint");
            html.close();
        });
        var more = worth.size() - MOST_REASONS + run.findings().leftOut();
        if (more > 0) {
            html.element("li", "and " + more + " more", "class", "faint");
        }
        html.close().line();
    }

    private static void problem(String stack, String what, Markup html) {
        html.open("p", "class", "verdict " + Sign.UNKNOWN.css());
        html.element("b", Sign.UNKNOWN.symbol() + " UNKNOWN");
        html.text(" ").element("span", stack, "class", "stack");
        html.close();
        html.element("p", what).line();
    }

    static Sign sign(Standing standing) {
        return switch (standing) {
            case HEALTHY -> Sign.PASSED;
            case INCONCLUSIVE -> Sign.UNKNOWN;
            case UNHEALTHY -> Sign.FAILED;
            case BEGUN -> Sign.NOT_EXAMINED;
        };
    }

    private static String outcome(String word) {
        return Optional.of(word)
                .filter(each -> each.equals("FAIL"))
                .map(_ -> Sign.FAILED.css())
                .orElseGet(() -> word.equals("WAIVED") ? Sign.WAIVED.css() : Sign.UNKNOWN.css());
    }

    /** Such as "12 min ago"; what lies ahead, as clocks may differ, is now. */
    static String ago(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 2) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
