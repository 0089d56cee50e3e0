package serin.wiring;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import serin.expectation.ExpectedStack;

/**
 * What of a stack leads to what: from schedules and buses over rules and aliases to functions, and on to the tables and buses that
 * these may read and write.
 *
 * @param nodes in the template's order
 * @param edges both ends of each are among the nodes
 * @param unclear resources whose connections are not known, since the template's values could not be resolved; logical ids
 */
public record Wiring(List<Node> nodes, List<Edge> edges, Set<String> unclear) {
    /** Nothing is known to be connected. */
    public static final Wiring NONE = new Wiring(List.of(), List.of(), Set.of());

    public Wiring {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
        unclear = Collections.unmodifiableSet(new LinkedHashSet<>(unclear));
    }

    /** What the template declares. */
    public static Wiring of(ExpectedStack stack) {
        var drawing = new Drawing();
        new Invocations(stack).draw(drawing);
        new StoreAccess(stack).draw(drawing);
        return drawing.wiring();
    }
}
