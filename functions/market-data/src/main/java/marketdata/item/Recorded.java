package marketdata.item;

import java.util.Map;
import java.util.TreeMap;

/** What would have been written, by table or bus. Safe for use by several threads. */
public final class Recorded {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** Counts writes to a table or a bus; 0 makes it known that it would have been written to at all. */
    public synchronized void add(String name, int count) {
        counts.merge(name, count, Integer::sum);
    }

    /** The counts so far. */
    public synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }
}
