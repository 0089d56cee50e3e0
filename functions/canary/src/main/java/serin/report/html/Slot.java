package serin.report.html;

import java.util.Optional;
import serin.wiring.Node;

/**
 * A place in a column: a node's, or one that is kept free for an edge that passes the column on its way to another.
 *
 * @param id unique in one layout
 */
record Slot(String id, int column, Optional<Node> node) {
    private static final double NODE = 42;
    private static final double PASSAGE = 12;

    double height() {
        return node.isPresent() ? NODE : PASSAGE;
    }
}
