package serin.report.html;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import serin.finding.Finding;
import serin.report.Described;

/** Whatever is not well, worst first: what was expected, what was found, and how to mend it. */
final class Attention {

    private Attention() {}

    static void write(List<Finding> findings, Resources resources, Markup page) {
        var worth = findings.stream()
                .filter(finding -> Sign.of(finding).compareTo(Sign.PASSED) < 0)
                .sorted(Comparator.<Finding, Sign>comparing(Sign::of)
                        .thenComparing(finding -> finding.check().severity()))
                .toList();
        page.open("section", "class", "attention").line();
        page.element("h2", worth.isEmpty() ? "Nothing needs attention" : "What needs attention")
                .line();
        worth.forEach(finding -> card(Described.of(finding), resources, page));
        page.close().line();
    }

    private static void card(Described described, Resources resources, Markup page) {
        var finding = described.finding();
        var sign = Sign.of(finding);
        page.open("article", "class", sign.css());
        page.open("h3");
        page.element("span", sign.symbol() + " " + kind(described, sign), "class", "badge");
        page.text(" ");
        Links.to(finding.resource().logicalId(), resources, page);
        page.text(" ").element("small", finding.resource().type());
        page.close();
        page.open("dl");
        row("expected", described.expected(), page);
        row("found", described.actual(), page);
        if (described.expected().isEmpty() || sign == Sign.WAIVED) {
            row("why", Optional.of(described.message()), page);
        }
        row("missing", described.missingAction().map(action -> "permission for " + action), page);
        row("caused by", described.causedBy(), page);
        row("evidence", described.evidence(), page);
        row("to mend", Optional.of(finding.check().remediation()), page);
        row("check", Optional.of(finding.check().id() + ": " + finding.check().title()), page);
        page.close().close().line();
    }

    private static String kind(Described described, Sign sign) {
        return sign == Sign.ADVICE
                ? "ADVICE"
                : described.outcome() + " " + described.finding().check().severity();
    }

    private static void row(String name, Optional<String> value, Markup page) {
        value.ifPresent(text -> page.element("dt", name).element("dd", text));
    }
}
