package serin.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static serin.ledger.LedgerEntries.EVIDENCE;
import static serin.ledger.LedgerEntries.FAILED;
import static serin.ledger.LedgerEntries.NOON;
import static serin.ledger.LedgerEntries.PASSED;
import static serin.ledger.LedgerEntries.RUN;
import static serin.ledger.LedgerEntries.UNKNOWN;
import static serin.ledger.LedgerEntries.hook;
import static serin.ledger.LedgerEntries.stackRun;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import serin.ledger.Answer;
import serin.ledger.LedgerEntry;
import serin.observation.Observation;
import serin.run.Trigger;

class LedgerWidgetTest {
    private static final LedgerEntry UNHEALTHY = stackRun(RUN, FAILED, UNKNOWN, PASSED);
    private static final LedgerEntry HEALTHY = stackRun(RUN, PASSED);

    @Test
    void saysTheLastVerdictHowOldItIsAndWhy() {
        var widget = widget(UNHEALTHY, HEALTHY);

        assertThat(widget.select(".verdict").text()).isEqualTo("✗ UNHEALTHY serin-dev");
        assertThat(widget.select("p.faint").getFirst().text())
                .isEqualTo("12 min ago (11-27 12:00 UTC), by schedule · 1 passed, 1 failed, 1 unknown");
        assertThat(widget.select(".reasons li").eachText())
                .containsExactly(
                        "FAIL CRITICAL SyncAssetsDaily: expected ENABLED, found DISABLED eventbridge.rule.enabled",
                        "UNKNOWN HIGH SyncAssetsDaily: events:ListRules was denied eventbridge.rule.enabled");
    }

    @Test
    void aRunThatHasOnlyBegunIsNoVerdict() {
        var begun = LedgerEntry.begun(RUN, Trigger.SCHEDULE, NOON);

        assertThat(widget(begun, HEALTHY).select(".verdict").text()).isEqualTo("✓ HEALTHY serin-dev");
        assertThat(widget(begun).select(".verdict").text()).isEqualTo("? UNKNOWN serin-dev");
    }

    /** A canary that has stopped says nothing, least of all that all is well. */
    @Test
    void aRunThatIsTooOldIsNoVerdict() {
        var widget = Jsoup.parse(LedgerWidget.render(
                "serin-dev",
                new Observation.Present<>(List.of(HEALTHY), EVIDENCE),
                false,
                Range.EVER,
                NOON.plus(Duration.ofHours(30))));

        assertThat(widget.select(".verdict").text()).isEqualTo("? UNKNOWN serin-dev");
        assertThat(widget.text()).contains("has not run for 26 hours and more", "30 h ago", "HEALTHY then");
    }

    @Test
    void aHookIsNoVerdictOfTheStack() {
        var widget = widget(hook(Answer.FAILED, FAILED), HEALTHY);

        assertThat(widget.select(".verdict").text()).isEqualTo("✓ HEALTHY serin-dev");
        assertThat(widget.select("td").eachText())
                .containsExactly("✗ Failed", "serin-dev-sync-assets:live 2 → 3", "hook-before", "12 min ago");
    }

    @Test
    void hasABarForEachRunTheOldestFirst() {
        var bars = widget(UNHEALTHY, HEALTHY, HEALTHY).select("svg rect");

        assertThat(bars.eachAttr("class")).containsExactly("passed", "passed", "failed");
        assertThat(bars.eachAttr("height")).containsExactly("10", "10", "36");
    }

    @Test
    void showsTheTrendOfTheDashboardsTimeRange() {
        var later = new Range(Optional.of(NOON.plusSeconds(1)), Optional.empty());
        var around = new Range(Optional.of(NOON), Optional.of(NOON));

        assertThat(widget(later, HEALTHY).text()).contains("No run in the time range of this dashboard.");
        assertThat(widget(around, HEALTHY).select("svg rect")).hasSize(1);
    }

    @Test
    void isUnknownWhereTheLedgerCannotBeRead() {
        var denied = new Observation.Unreadable<List<LedgerEntry>>(
                "dynamodb:Query", Observation.Reason.DENIED, "AccessDeniedException");

        var widget = Jsoup.parse(LedgerWidget.render("serin-dev", denied, false, Range.EVER, NOON));

        assertThat(widget.select("p").eachText())
                .containsExactly(
                        "? UNKNOWN serin-dev", "The ledger could not be read: dynamodb:Query: AccessDeniedException");
    }

    @Test
    void followsTheThemeAndTouchesNothingElseOnTheConsolesPage() {
        var rows = new Observation.Present<>(List.of(HEALTHY), EVIDENCE);
        var dark = LedgerWidget.render("serin-dev", rows, true, Range.EVER, NOON);
        var light = LedgerWidget.render("serin-dev", rows, false, Range.EVER, NOON);

        assertThat(dark).contains(Palette.DARK.css()).doesNotContain(Palette.LIGHT.css());
        assertThat(light).contains(Palette.LIGHT.css()).doesNotContain(Palette.DARK.css());
        var style = Jsoup.parse(dark).select("style").html();
        assertThat(style.lines()).allMatch(rule -> rule.startsWith(".serin "));
        assertThat(Jsoup.parse(dark).select("script, iframe, use, link")).isEmpty();
    }

    @Test
    void countsAgesInTheUnitThatFits() {
        assertThat(LedgerWidget.ago(NOON, NOON.minusSeconds(5))).isEqualTo("just now");
        assertThat(LedgerWidget.ago(NOON, NOON.plus(Duration.ofMinutes(119)))).isEqualTo("119 min ago");
        assertThat(LedgerWidget.ago(NOON, NOON.plus(Duration.ofHours(47)))).isEqualTo("47 h ago");
        assertThat(LedgerWidget.ago(NOON, NOON.plus(Duration.ofDays(3)))).isEqualTo("3 days ago");
    }

    private static Document widget(LedgerEntry... entries) {
        return widget(Range.EVER, entries);
    }

    private static Document widget(Range shown, LedgerEntry... entries) {
        return Jsoup.parse(LedgerWidget.render(
                "serin-dev",
                new Observation.Present<>(List.of(entries), EVIDENCE),
                false,
                shown,
                NOON.plus(Duration.ofMinutes(12))));
    }
}
