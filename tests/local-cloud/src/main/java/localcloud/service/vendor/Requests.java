package localcloud.service.vendor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the vendors were asked, whatever they answered. */
final class Requests {
    private final Map<Kind, int[]> counts = new TreeMap<>();

    /** One kind of request. */
    private record Kind(String vendor, String function) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            var byVendor = vendor.compareTo(other.vendor);
            return byVendor != 0 ? byVendor : function.compareTo(other.function);
        }
    }

    /**
     * Counts one.
     *
     * @param served false when it was refused, throttled or not understood
     */
    synchronized void count(String vendor, String function, boolean served) {
        var count = counts.computeIfAbsent(new Kind(vendor, function), kind -> new int[2]);
        count[0]++;
        count[1] += served ? 0 : 1;
    }

    synchronized List<Count> all() {
        return counts.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().vendor(), entry.getKey().function(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    synchronized void clear() {
        counts.clear();
    }

    /**
     * How often a vendor was asked for something.
     *
     * @param count of all requests
     * @param refused those of them that got no data
     */
    record Count(String vendor, String function, int count, int refused) {}
}
