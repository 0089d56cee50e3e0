package serin.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import serin.report.Runs;
import serin.run.Run;
import serin.wiring.Basis;
import serin.wiring.Edge;
import serin.wiring.Layer;
import serin.wiring.Node;
import serin.wiring.Wiring;

class HtmlReportTest {
    private static final Wiring WIRING = new Wiring(
            List.of(
                    new Node("RULE Daily", Layer.RULE, "Daily", Optional.of("Daily"), ""),
                    new Node("RULE Hourly", Layer.RULE, "Hourly", Optional.of("Hourly"), ""),
                    new Node("FUNCTION Sync", Layer.FUNCTION, "Sync", Optional.of("Sync"), "")),
            List.of(
                    new Edge("RULE Daily", "FUNCTION Sync", Basis.TARGET, Optional.of("Event"), "delivers to"),
                    new Edge("RULE Hourly", "FUNCTION Sync", Basis.TARGET, Optional.of("Weekly"), "delivers to")),
            Set.of("SyncRole"));

    @Test
    void saysTheVerdictInWords() {
        var page = page(Runs.oneOfEach());

        assertThat(page.select("h1").text()).isEqualTo("✗ UNHEALTHY");
        assertThat(page.select(".why").text()).isEqualTo("1 of 7 checks failed.");
        assertThat(page.title()).isEqualTo("UNHEALTHY: serin-dev");
        assertThat(page.select("ul.tally").text()).contains("✗ 2 failed", "✓ 1 passed", "? 1 unknown");
    }

    @Test
    void showsWhatNeedsAttentionWorstFirst() {
        var cards = page(Runs.oneOfEach()).select("article");

        assertThat(cards.eachAttr("class")).containsExactly("failed", "unknown", "advice", "waived");
        assertThat(cards.getFirst().select("dt").eachText())
                .containsExactly("expected", "found", "evidence", "to mend", "check");
        assertThat(cards.getFirst().select("dd").eachText())
                .containsExactly(
                        "ENABLED",
                        "DISABLED",
                        "events:ListRules",
                        "Enable the rule.",
                        "eventbridge.rule.enabled: is enabled");
    }

    @Test
    void tellsOfEveryResourceAndLinksToIt() {
        var page = page(Runs.oneOfEach().wired(WIRING));

        assertThat(page.select("details summary b").eachText()).containsExactly("Hourly", "Daily", "Event", "Weekly");
        assertThat(page.select("a").eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
    }

    @Test
    void drawsEachPartWithTheSignOfItsWorstFinding() {
        var page = page(Runs.oneOfEach().wired(WIRING));

        assertThat(page.select("svg .node").eachAttr("class"))
                .containsExactly("node failed", "node passed", "node not-examined");
        assertThat(page.select("svg .node").getFirst().select("text").eachText())
                .containsExactly("Daily", "✗ 3 failed");
        assertThat(page.select("svg .line.waived title").text())
                .isEqualTo(
                        "Hourly delivers to Sync; it rests on a target of the rule, and the permission for it (Weekly: waived)");
    }

    @Test
    void saysWhatTheLinesRestOnAndWhatIsNotDrawn() {
        var notes = page(Runs.oneOfEach().wired(WIRING)).select(".wiring .note").eachText();

        assertThat(notes.getFirst()).contains("a target of the rule, and the permission for it");
        assertThat(notes).anyMatch(note -> note.contains("Not all is drawn of SyncRole"));
        assertThat(notes.getLast()).isEqualTo("Not in the picture, and not well: ~ Weekly");
    }

    @Test
    void needsNothingElse() {
        var page = page(Runs.oneOfEach().wired(WIRING));

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page.select("script, link, img, iframe, object, embed, base, form"))
                .isEmpty();
        assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
        assertThat(page.select("[src]")).isEmpty();
    }

    @Test
    void leavesThePictureOutWhereThereIsNone() {
        assertThat(page(Runs.oneOfEach()).select("svg")).isEmpty();
    }

    @Test
    void isInGoodOrder() {
        var page = page(Runs.oneOfEach());

        assertThat(page.select("h1, h2").eachText())
                .containsExactly("✗ UNHEALTHY", "What needs attention", "Every resource");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("details").stream().map(Element::id)).allMatch(id -> id.startsWith("resource-"));
    }

    private static Document page(Run run) {
        return Jsoup.parse(new HtmlReport().render(run));
    }
}
