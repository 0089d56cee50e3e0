package serin.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void escapesWhatHasAMeaningInTextAndInAttributes() {
        assertThat(new Markup().element("b", "<&>\"'", "title", "<&>\"'").toString())
                .isEqualTo("<b title=\"&lt;&amp;&gt;&quot;&#39;\">&lt;&amp;&gt;&quot;&#39;</b>");
    }

    @Test
    void leavesOutWhatActsOnATerminalOrTurnsTheDirection() {
        assertThat(new Markup().text("a\u001bb\u202ec\nd\u0000e").toString()).isEqualTo("a b c d e");
    }

    @Test
    void cutsWhatNobodyReads() {
        assertThat(new Markup().text("x".repeat(3_000)).toString()).isEqualTo("x".repeat(2_000) + "…");
    }

    @Test
    void nestsElements() {
        assertThat(new Markup()
                        .open("p", "class", "a")
                        .empty("i")
                        .open("b")
                        .text("c")
                        .close()
                        .close()
                        .toString())
                .isEqualTo("<p class=\"a\"><i/><b>c</b></p>");
    }

    @Test
    void mustBeClosedAndTakesNoMarkupForAStyle() {
        assertThatThrownBy(() -> new Markup().open("p").toString()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Markup().style("</style><script>")).isInstanceOf(IllegalArgumentException.class);
    }
}
