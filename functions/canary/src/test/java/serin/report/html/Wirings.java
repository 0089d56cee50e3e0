package serin.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import serin.wiring.Basis;
import serin.wiring.Edge;
import serin.wiring.Layer;
import serin.wiring.Node;
import serin.wiring.Wiring;

/** Wirings for tests. */
public final class Wirings {

    private Wirings() {}

    /** Chains of schedule, rule, alias and function; every function writes three of the tables, and one rule skips its alias. */
    static Wiring of(int functions, int tables) {
        var nodes = new ArrayList<Node>();
        var edges = new ArrayList<Edge>();
        for (var i = 0; i < functions; i++) {
            nodes.add(new Node("s" + i, Layer.SOURCE, "cron(0 " + i + " ? * MON *)", Optional.empty(), "schedule"));
            nodes.add(node("r" + i, Layer.RULE, "TriggerFunctionNumber" + i + "EveryDayAtTheSameHour"));
            nodes.add(node("a" + i, Layer.ALIAS, "live"));
            nodes.add(node("f" + i, Layer.FUNCTION, "FunctionNumber" + i));
            edges.add(edge("s" + i, "r" + i, Basis.SCHEDULE));
            edges.add(i == 1 ? edge("r1", "f1", Basis.TARGET) : edge("r" + i, "a" + i, Basis.TARGET));
            edges.add(edge("a" + i, "f" + i, Basis.ALIAS));
        }
        for (var i = 0; i < tables; i++) {
            nodes.add(node("t" + i, Layer.STORE, "TableNumber" + i));
        }
        for (var i = 0; i < functions * 3; i++) {
            edges.add(edge("f" + i / 3, "t" + (i * 5 % tables), Basis.GRANT));
        }
        return new Wiring(nodes, edges, Set.of());
    }

    /** Two nodes of which every text is hostile. */
    public static Wiring named(String hostile) {
        return new Wiring(
                List.of(
                        new Node("1 " + hostile, Layer.RULE, hostile, Optional.of(hostile), hostile),
                        new Node("2 " + hostile, Layer.STORE, hostile, Optional.empty(), hostile)),
                List.of(new Edge("1 " + hostile, "2 " + hostile, Basis.GRANT, Optional.of(hostile), hostile)),
                Set.of(hostile));
    }

    private static Node node(String id, Layer layer, String label) {
        return new Node(id, layer, label, Optional.of(label), "");
    }

    private static Edge edge(String from, String to, Basis basis) {
        return new Edge(from, to, basis, Optional.empty(), "leads to");
    }
}
