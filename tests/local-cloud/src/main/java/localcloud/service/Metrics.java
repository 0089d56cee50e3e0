package localcloud.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data points that were posted since the last reset, at most a hundred thousand; the oldest go first. */
public final class Metrics {
    private static final int MOST_KEPT = 100_000;

    private final List<DataPoint> points = new ArrayList<>();

    /**
     * One value of one metric.
     *
     * @param dimensions by name, in the order of the names
     */
    public record DataPoint(
            String namespace, String name, SortedMap<String, String> dimensions, double value, Instant at) {
        public DataPoint {
            Objects.requireNonNull(namespace, "namespace is null");
            Objects.requireNonNull(name, "name is null");
            dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
            Objects.requireNonNull(at, "at is null");
        }
    }

    public synchronized void add(DataPoint point) {
        if (points.size() == MOST_KEPT) {
            points.subList(0, MOST_KEPT / 10).clear();
        }
        points.add(point);
    }

    public synchronized List<DataPoint> all() {
        return List.copyOf(points);
    }

    public synchronized void clear() {
        points.clear();
    }
}
