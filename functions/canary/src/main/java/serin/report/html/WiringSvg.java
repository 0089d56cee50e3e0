package serin.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import serin.report.Tally;
import serin.wiring.Basis;
import serin.wiring.Node;

/** Draws a picture of a wiring as SVG: a box for each node, with the sign of its worst finding, and a line for each edge. */
final class WiringSvg {
    private static final double ARROW = 6;

    private final Resources resources;
    private final Markup page;

    private WiringSvg(Resources resources, Markup page) {
        this.resources = resources;
        this.page = page;
    }

    static void write(Picture picture, Resources resources, Markup page) {
        new WiringSvg(resources, page).write(picture);
    }

    private void write(Picture picture) {
        page.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 " + number(picture.width()) + " " + number(picture.height()),
                        "style",
                        "width: " + number(picture.width()) + "px",
                        "role",
                        "group",
                        "aria-label",
                        "How the stack is wired, from left to right")
                .line();
        for (var column : picture.columns()) {
            page.element("text", column.layer().title(), "class", "head", "x", number(column.x()), "y", "18")
                    .line();
        }
        // What is not well lies on top of what is.
        picture.routes().stream().sorted((a, b) -> sign(b).compareTo(sign(a))).forEach(this::line);
        picture.boxes().forEach(this::box);
        page.close().line();
    }

    private Sign sign(Picture.Route route) {
        return Sign.worst(route.edge().restsOn().map(resources::of).orElse(List.of()));
    }

    private void line(Picture.Route route) {
        var edge = route.edge();
        var sign = sign(route);
        var worrying = sign.compareTo(Sign.PASSED) < 0;
        var reads = edge.basis() == Basis.GRANT && edge.detail().equals("reads");
        page.open("g", "class", "line " + (worrying ? sign.css() : "") + (reads ? " reads" : ""));
        page.element("title", words(route, sign, worrying));
        page.empty("path", "d", path(route.points()));
        var end = route.points().getLast();
        page.empty(
                "polygon",
                "points",
                number(end.x()) + "," + number(end.y()) + " "
                        + number(end.x() - ARROW) + "," + number(end.y() - ARROW / 2) + " "
                        + number(end.x() - ARROW) + "," + number(end.y() + ARROW / 2));
        if (worrying) {
            page.element("text", sign.symbol(), "class", "symbol", "x", number(end.x() - 16), "y", number(end.y() - 5));
        }
        page.close().line();
    }

    private static String words(Picture.Route route, Sign sign, boolean worrying) {
        var edge = route.edge();
        return name(edge.from()) + " " + edge.detail() + " " + name(edge.to()) + "; it rests on "
                + edge.basis().words()
                + edge.restsOn()
                        .map(id -> " (" + id + (worrying ? ": " + sign.word() : "") + ")")
                        .orElse("");
    }

    /** A node's id without the layer that begins it. */
    private static String name(String id) {
        return id.substring(id.indexOf(' ') + 1).replaceFirst("^/ ", "");
    }

    /** Curves from point to point; each begins and ends level. The ways through a passage are straight. */
    private static String path(List<Picture.Point> points) {
        var path = new StringBuilder("M" + at(points.getFirst()));
        for (var i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            var middle = (from.x() + to.x()) / 2;
            path.append(" C")
                    .append(at(new Picture.Point(middle, from.y())))
                    .append(' ')
                    .append(at(new Picture.Point(middle, to.y())))
                    .append(' ')
                    .append(at(to));
        }
        return path.toString();
    }

    private void box(Picture.Box box) {
        var node = box.node();
        var findings = node.logicalId().map(resources::of).orElse(List.of());
        var sign = Sign.worst(findings);
        var link = node.logicalId().flatMap(resources::anchor);
        link.ifPresent(anchor -> page.open("a", "href", "#" + anchor));
        page.open("g", "class", "node " + sign.css());
        page.element("title", title(node, sign, findings.isEmpty()));
        page.empty(
                "rect",
                "x",
                number(box.x()),
                "y",
                number(box.y()),
                "width",
                number(box.width()),
                "height",
                number(box.height()),
                "rx",
                "5");
        page.element(
                "text", label(node.label()), "class", "name", "x", number(box.x() + 10), "y", number(box.y() + 17));
        page.element(
                "text",
                said(node, sign, findings.isEmpty(), Tally.of(findings)),
                "class",
                "said",
                "x",
                number(box.x() + 10),
                "y",
                number(box.y() + 33));
        page.close();
        link.ifPresent(_ -> page.close());
        page.line();
    }

    private static String said(Node node, Sign sign, boolean none, Tally tally) {
        if (none) {
            return node.note().isEmpty() ? sign.symbol() + " " + sign.word() : node.note();
        }
        var bad = tally.failed() + tally.unknown();
        return sign.symbol() + " "
                + switch (sign) {
                    case FAILED, UNKNOWN, ADVICE -> bad + " " + sign.word();
                    case WAIVED -> tally.waived() + " " + sign.word();
                    case PASSED -> tally.passed() + " " + sign.word();
                    case NOT_EXAMINED -> sign.word();
                };
    }

    private static String title(Node node, Sign sign, boolean none) {
        return node.logicalId()
                        .filter(id -> !id.equals(node.label()))
                        .map(id -> id + ": ")
                        .orElse("")
                + node.label()
                + (none ? "" : ", " + sign.word());
    }

    private static String label(String label) {
        var most = WiringLayout.LONGEST_LABEL;
        return Optional.of(label)
                .filter(text -> text.codePointCount(0, text.length()) > most)
                .map(text -> text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…")
                .orElse(label);
    }

    private static String at(Picture.Point point) {
        return number(point.x()) + "," + number(point.y());
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
