package serin.report.html;

import java.util.List;
import serin.wiring.Edge;
import serin.wiring.Layer;
import serin.wiring.Node;

/**
 * A wiring that has its places; in the units of the SVG, which are pixels at full size.
 *
 * @param columns one for each layer that has nodes, from left to right
 */
record Picture(double width, double height, List<Column> columns, List<Box> boxes, List<Route> routes) {
    Picture {
        columns = List.copyOf(columns);
        boxes = List.copyOf(boxes);
        routes = List.copyOf(routes);
    }

    /** The column of a layer. */
    record Column(Layer layer, double x, double width) {}

    /** A node's place; {@code x} and {@code y} are its upper left corner. */
    record Box(Node node, double x, double y, double width, double height) {}

    /** An edge's way, from the right side of one box to the left side of another. */
    record Route(Edge edge, List<Point> points) {
        Route {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {}
}
