package localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order in which each resource comes after those that it refers to; the template's own order where that is free. */
public final class CreationOrder {
    private CreationOrder() {}

    /**
     * Sorts.
     *
     * @param needs by logical id, in the template's order: the ids that it refers to
     * @throws TemplateException when there is a cycle, in CloudFormation's wording
     */
    public static List<String> of(Map<String, Set<String>> needs) {
        var left = new LinkedHashMap<String, Set<String>>();
        needs.forEach((id, needed) -> left.put(id, new LinkedHashSet<>(needed)));
        var order = new ArrayList<String>();
        while (!left.isEmpty()) {
            var ready = left.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            if (ready.isEmpty()) {
                throw new TemplateException("Circular dependency between resources: " + onCycles(left));
            }
            order.addAll(ready);
            ready.forEach(left::remove);
            left.values().forEach(needed -> ready.forEach(needed::remove));
        }
        return order;
    }

    /** Without those that only refer to a cycle, and are on none. */
    private static List<String> onCycles(Map<String, Set<String>> left) {
        var cyclic = new LinkedHashMap<>(left);
        boolean smaller = true;
        while (smaller) {
            var needed = new LinkedHashSet<String>();
            cyclic.values().forEach(needed::addAll);
            smaller = cyclic.keySet().removeIf(id -> !needed.contains(id));
        }
        return cyclic.keySet().stream().sorted().toList();
    }
}
