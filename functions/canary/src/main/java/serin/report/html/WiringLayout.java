package serin.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import serin.wiring.Edge;
import serin.wiring.Layer;
import serin.wiring.Node;
import serin.wiring.Wiring;

/** Gives every part of a wiring its place: a column for each layer, ordered so that few lines cross. */
final class WiringLayout {
    private static final double HEAD = 34;
    private static final double MARGIN = 8;
    private static final double GAP_Y = 12;
    /** Between columns; wider before the last one, where most lines are. */
    private static final double GAP_X = 52;

    private static final double LAST_GAP_X = 120;
    private static final double NARROWEST = 104;
    private static final double CHARACTER = 7.5;
    private static final double PADDING = 26;
    /** Longer labels are cut; the whole one is the node's title. */
    static final int LONGEST_LABEL = 34;

    private final List<Layer> layers;
    private final Map<String, Slot> slots = new HashMap<>();
    private final List<List<Slot>> columns;
    private final List<Ordering.Line> lines = new ArrayList<>();
    private final Map<Edge, List<String>> ways = new HashMap<>();

    private WiringLayout(Wiring wiring) {
        this.layers =
                wiring.nodes().stream().map(Node::layer).distinct().sorted().toList();
        this.columns =
                layers.stream().map(_ -> (List<Slot>) new ArrayList<Slot>()).toList();
        wiring.nodes().forEach(node -> add(new Slot(node.id(), layers.indexOf(node.layer()), Optional.of(node))));
        wiring.edges().forEach(this::connect);
    }

    static Picture of(Wiring wiring) {
        return new WiringLayout(wiring).picture(wiring);
    }

    private Slot add(Slot slot) {
        slots.put(slot.id(), slot);
        columns.get(slot.column()).add(slot);
        return slot;
    }

    /** An edge that skips columns has a slot of its own in each of them, so that it passes no box from behind. */
    private void connect(Edge edge) {
        var from = slots.get(edge.from());
        var to = slots.get(edge.to());
        if (from == null || to == null || from.column() >= to.column()) {
            return;
        }
        var way = new ArrayList<String>();
        way.add(from.id());
        for (var column = from.column() + 1; column < to.column(); column++) {
            way.add(add(new Slot(edge.from() + " → " + edge.to() + " " + column, column, Optional.empty()))
                    .id());
        }
        way.add(to.id());
        ways.put(edge, way);
        for (var i = 1; i < way.size(); i++) {
            lines.add(new Ordering.Line(way.get(i - 1), way.get(i)));
        }
    }

    private Picture picture(Wiring wiring) {
        var ordered = new Ordering(columns, lines).ordered();
        var height = ordered.stream().mapToDouble(WiringLayout::height).max().orElse(0);
        var heads = heads();
        var places = new HashMap<String, Picture.Box>();
        var boxes = new ArrayList<Picture.Box>();
        for (var i = 0; i < ordered.size(); i++) {
            var head = heads.get(i);
            var y = HEAD + (height - height(ordered.get(i))) / 2;
            for (var slot : ordered.get(i)) {
                var box = slot.node().map(node -> node).orElse(wiring.nodes().getFirst());
                var place = new Picture.Box(box, head.x(), y, head.width(), slot.height());
                places.put(slot.id(), place);
                if (slot.node().isPresent()) {
                    boxes.add(place);
                }
                y += slot.height() + GAP_Y;
            }
        }
        var routes = wiring.edges().stream()
                .filter(ways::containsKey)
                .map(edge -> new Picture.Route(edge, points(ways.getOrDefault(edge, List.of()), places)))
                .toList();
        var last = heads.getLast();
        return new Picture(last.x() + last.width() + MARGIN, HEAD + height + MARGIN, heads, boxes, routes);
    }

    private List<Picture.Column> heads() {
        var heads = new ArrayList<Picture.Column>();
        var x = MARGIN;
        for (var i = 0; i < layers.size(); i++) {
            var width = width(columns.get(i), layers.get(i).title());
            heads.add(new Picture.Column(layers.get(i), x, width));
            x += width + (i == layers.size() - 2 ? LAST_GAP_X : GAP_X);
        }
        return heads;
    }

    private static double width(List<Slot> column, String title) {
        var longest = column.stream()
                .flatMap(slot -> slot.node().stream())
                .mapToInt(node -> Math.min(
                        LONGEST_LABEL,
                        node.label().codePointCount(0, node.label().length())))
                .max()
                .orElse(0);
        return Math.max(NARROWEST, Math.max(longest, title.length()) * CHARACTER + PADDING);
    }

    private static double height(List<Slot> column) {
        return column.stream().mapToDouble(slot -> slot.height() + GAP_Y).sum() - GAP_Y;
    }

    /** Out of the first box on its right, through each passage from left to right, into the last box on its left. */
    private static List<Picture.Point> points(List<String> way, Map<String, Picture.Box> places) {
        var points = new ArrayList<Picture.Point>();
        IntStream.range(0, way.size()).forEach(i -> {
            var box = places.get(way.get(i));
            if (box == null) {
                throw new IllegalStateException("no place for " + way.get(i));
            }
            var y = box.y() + box.height() / 2;
            if (i > 0) {
                points.add(new Picture.Point(box.x(), y));
            }
            if (i < way.size() - 1) {
                points.add(new Picture.Point(box.x() + box.width(), y));
            }
        });
        return points;
    }
}
