package serin.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders the slots of each column so that few lines cross: by the mean place of what each is connected with, column by column, forth
 * and back (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981).
 */
final class Ordering {
    private static final int SWEEPS = 12;

    private final List<List<Slot>> columns;
    private final Map<String, List<String>> before = new HashMap<>();
    private final Map<String, List<String>> after = new HashMap<>();

    /** @param lines the pairs of slots, in neighbouring columns, that are connected */
    Ordering(List<List<Slot>> columns, List<Line> lines) {
        this.columns = columns.stream()
                .map(column -> (List<Slot>) new ArrayList<>(column))
                .toList();
        for (var line : lines) {
            before.computeIfAbsent(line.to(), _ -> new ArrayList<>()).add(line.from());
            after.computeIfAbsent(line.from(), _ -> new ArrayList<>()).add(line.to());
        }
    }

    /** Two slots' ids, the left one first. */
    record Line(String from, String to) {}

    List<List<Slot>> ordered() {
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            for (var column = 1; column < columns.size(); column++) {
                arrange(columns.get(column), columns.get(column - 1), before);
            }
            for (var column = columns.size() - 2; column >= 0; column--) {
                arrange(columns.get(column), columns.get(column + 1), after);
            }
        }
        return columns;
    }

    /** A slot that is connected with none keeps its place among the others. */
    private static void arrange(List<Slot> column, List<Slot> fixed, Map<String, List<String>> neighbours) {
        var places = places(fixed);
        var own = places(column);
        var wanted = new HashMap<String, Double>();
        for (var slot : column) {
            wanted.put(
                    slot.id(),
                    neighbours.getOrDefault(slot.id(), List.of()).stream()
                            .filter(places::containsKey)
                            .mapToDouble(id -> places.getOrDefault(id, 0.0))
                            .average()
                            .orElse(own.getOrDefault(slot.id(), 0.0)));
        }
        column.sort(Comparator.comparingDouble(slot -> wanted.getOrDefault(slot.id(), 0.0)));
    }

    /** From 0 to 1, so that columns of different lengths can be compared. */
    private static Map<String, Double> places(List<Slot> column) {
        var places = new HashMap<String, Double>();
        for (var i = 0; i < column.size(); i++) {
            places.put(column.get(i).id(), (i + 0.5) / column.size());
        }
        return places;
    }
}
