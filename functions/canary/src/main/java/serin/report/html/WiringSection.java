package serin.report.html;

import java.util.List;
import java.util.stream.Collectors;
import serin.finding.ResourceRef;
import serin.wiring.Basis;
import serin.wiring.Edge;
import serin.wiring.Node;
import serin.wiring.Wiring;

/** The picture of the wiring, what its signs mean and its lines rest on, and which troubled resources are not in it. */
final class WiringSection {

    private WiringSection() {}

    static void write(Wiring wiring, Resources resources, Markup page) {
        if (wiring.nodes().isEmpty()) {
            return;
        }
        page.open("section", "class", "wiring").line();
        page.element("h2", "How it is wired").line();
        page.open("div", "class", "picture", "tabindex", "0", "role", "region", "aria-label", "Wiring")
                .line();
        WiringSvg.write(WiringLayout.of(wiring), resources, page);
        page.close().line();
        legend(wiring, page);
        elsewhere(wiring, resources, page);
        page.close().line();
    }

    private static void legend(Wiring wiring, Markup page) {
        page.open("ul", "class", "legend");
        for (var sign : Sign.values()) {
            page.element("li", sign.symbol() + " " + sign.word(), "class", sign.css());
        }
        page.close().line();
        var bases = wiring.edges().stream()
                .map(Edge::basis)
                .distinct()
                .sorted()
                .map(Basis::words)
                .collect(Collectors.joining("; "));
        page.element(
                        "p",
                        "Left to right. A line rests on what the template declares: " + bases
                                + ". A dashed line only reads. A line has a sign of its own when the permission or role that it"
                                + " rests on is not well. Conditions of policies are not drawn.",
                        "class",
                        "note")
                .line();
        if (!wiring.unclear().isEmpty()) {
            page.element(
                            "p",
                            "Not all is drawn of " + String.join(", ", wiring.unclear())
                                    + ": a value of the template could not be resolved.",
                            "class",
                            "note")
                    .line();
        }
    }

    private static void elsewhere(Wiring wiring, Resources resources, Markup page) {
        var drawn = wiring.nodes().stream()
                .flatMap((Node node) -> node.logicalId().stream())
                .collect(Collectors.toSet());
        var troubled = resources.findings().keySet().stream()
                .map(ResourceRef::logicalId)
                .distinct()
                .filter(id -> !drawn.contains(id))
                .filter(id -> Sign.worst(resources.of(id)).compareTo(Sign.PASSED) < 0)
                .toList();
        if (troubled.isEmpty()) {
            return;
        }
        page.open("p", "class", "note").text("Not in the picture, and not well: ");
        links(troubled, resources, page);
        page.close().line();
    }

    private static void links(List<String> ids, Resources resources, Markup page) {
        for (var i = 0; i < ids.size(); i++) {
            page.text(i == 0 ? "" : ", ");
            page.text(Sign.worst(resources.of(ids.get(i))).symbol() + " ");
            Links.to(ids.get(i), resources, page);
        }
    }
}
