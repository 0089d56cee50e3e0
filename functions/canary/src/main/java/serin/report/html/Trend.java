package serin.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import serin.ledger.LedgerEntry;
import serin.ledger.Standing;

/** A bar for each run, the oldest on the left: low is healthy, half is inconclusive, high is unhealthy. */
final class Trend {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int HEIGHT = 36;
    private static final int BAR = 6;
    private static final int STEP = 8;

    private Trend() {}

    static void write(List<LedgerEntry> newestFirst, Range shown, Markup html) {
        var runs = newestFirst.stream()
                .filter(run -> shown.holds(run.startedAt()))
                .toList()
                .reversed();
        if (runs.isEmpty()) {
            html.element("p", "No run in the time range of this dashboard.", "class", "faint")
                    .line();
            return;
        }
        var healthy =
                runs.stream().filter(run -> run.standing() == Standing.HEALTHY).count();
        html.element(
                        "p",
                        healthy + " of " + runs.size() + " runs healthy since "
                                + TIME.format(runs.getFirst().startedAt()),
                        "class",
                        "title")
                .line();
        var width = runs.size() * STEP;
        html.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + HEIGHT,
                "style",
                "max-width: " + width + "px",
                "role",
                "img",
                "aria-label",
                "Runs from old to new: low bars are healthy, half high ones inconclusive, high ones unhealthy");
        for (var i = 0; i < runs.size(); i++) {
            bar(runs.get(i), i * STEP, html);
        }
        html.close().line();
        html.element("p", "low: healthy · half: inconclusive · high: unhealthy", "class", "faint")
                .line();
    }

    private static void bar(LedgerEntry run, int x, Markup html) {
        var height = switch (run.standing()) {
            case HEALTHY, BEGUN -> 10;
            case INCONCLUSIVE -> 22;
            case UNHEALTHY -> HEIGHT;
        };
        html.open(
                "rect",
                "class",
                LedgerWidget.sign(run.standing()).css(),
                "x",
                String.valueOf(x),
                "y",
                String.valueOf(HEIGHT - height),
                "width",
                String.valueOf(BAR),
                "height",
                String.valueOf(height),
                "rx",
                "1");
        html.element(
                "title",
                TIME.format(run.startedAt()) + ": " + run.standing() + ", "
                        + run.counts().failed() + " failed");
        html.close();
    }
}
