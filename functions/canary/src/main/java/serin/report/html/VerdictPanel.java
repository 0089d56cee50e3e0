package serin.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import serin.finding.Verdict;
import serin.report.Tally;
import serin.run.Run;

/** The top of the page: the verdict in one word and one sentence, what was counted, and how the run was made. */
final class VerdictPanel {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private VerdictPanel() {}

    static void write(Run run, Markup page) {
        var sign = sign(run.verdict());
        page.open("header", "class", sign.css()).line();
        page.open("p", "class", "stack")
                .text("stack ")
                .element("b", run.stack())
                .close()
                .line();
        page.open("h1")
                .element("span", sign.symbol(), "class", "symbol", "aria-hidden", "true")
                .text(" " + run.verdict().word())
                .close()
                .line();
        page.element("p", sentence(run), "class", "why").line();
        bar(Tally.of(run.findings()), page);
        facts(run, page);
        page.close().line();
    }

    private static Sign sign(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy() -> Sign.PASSED;
            case Verdict.Unhealthy _ -> Sign.FAILED;
            case Verdict.Inconclusive _ -> Sign.UNKNOWN;
        };
    }

    private static String sentence(Run run) {
        return switch (run.verdict()) {
            case Verdict.Healthy() -> "Nothing that matters failed, and nothing that matters is unknown.";
            case Verdict.Unhealthy(var failures) ->
                failures.size() + " of " + run.findings().size() + " checks failed.";
            case Verdict.Inconclusive(var _, var reason) -> reason + ".";
        };
    }

    private record Share(Sign sign, int count, String word) {}

    private static void bar(Tally tally, Markup page) {
        var shares = new ArrayList<>(List.of(
                new Share(Sign.FAILED, tally.failed(), "failed"),
                new Share(Sign.UNKNOWN, tally.unknown(), "unknown"),
                new Share(Sign.WAIVED, tally.waived(), "waived"),
                new Share(Sign.PASSED, tally.passed(), "passed"),
                new Share(Sign.NOT_EXAMINED, tally.skipped(), "skipped")));
        shares.removeIf(share -> share.count() == 0);
        page.open("div", "class", "bar", "aria-hidden", "true");
        shares.forEach(
                share -> page.element("i", "", "class", share.sign().css(), "style", "flex-grow: " + share.count()));
        page.close().line();
        page.open("ul", "class", "tally");
        for (var share : shares) {
            page.open("li", "class", share.sign().css())
                    .text(share.sign().symbol() + " ")
                    .element("b", String.valueOf(share.count()))
                    .text(" " + share.word())
                    .close();
        }
        page.close().line();
    }

    private static void facts(Run run, Markup page) {
        var coverage = run.coverage();
        page.open("dl", "class", "facts");
        fact(
                "declared properties verified",
                coverage.propertiesVerified() + " of " + coverage.propertiesDeclared(),
                page);
        fact("checks evaluated", coverage.checksEvaluated() + " of " + coverage.checksApplicable(), page);
        fact("started", MINUTES.format(run.startedAt()), page);
        fact("took", String.format(Locale.ROOT, "%.1f s", run.duration().toMillis() / 1000.0), page);
        fact("AWS calls", String.valueOf(run.awsCalls()), page);
        fact("trigger", run.trigger().word(), page);
        page.close().line();
    }

    private static void fact(String name, String value, Markup page) {
        page.open("div").element("dt", name).element("dd", value).close();
    }
}
