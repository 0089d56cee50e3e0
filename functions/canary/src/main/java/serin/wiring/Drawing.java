package serin.wiring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A wiring that is being put together; a node that is added twice is one. */
final class Drawing {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private final Set<String> unclear = new LinkedHashSet<>();

    /** Adds a resource of the stack, and answers its id. */
    String resource(Layer layer, String label, String logicalId) {
        return add(new Node(layer + " " + logicalId, layer, label, Optional.of(logicalId), ""));
    }

    /** Adds what is no resource of the stack, and answers its id. */
    String other(Layer layer, String label, String note) {
        return add(new Node(layer + " / " + label, layer, label, Optional.empty(), note));
    }

    void connect(String from, String to, Basis basis, Optional<String> restsOn, String detail) {
        edges.add(new Edge(from, to, basis, restsOn, detail));
    }

    void unclear(String logicalId) {
        unclear.add(logicalId);
    }

    Wiring wiring() {
        return new Wiring(List.copyOf(nodes.values()), new ArrayList<>(edges), unclear);
    }

    private String add(Node node) {
        nodes.putIfAbsent(node.id(), node);
        return node.id();
    }
}
