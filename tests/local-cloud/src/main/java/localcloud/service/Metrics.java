package localcloud.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data points that were posted since the last reset, at most a million; the oldest to arrive go first. */
public final class Metrics {
    private static final int MOST_KEPT = 1_000_000;

    private final Map<Series, NavigableMap<Instant, List<Sample>>> points = new LinkedHashMap<>();
    private long next;
    private long kept;

    /**
     * One metric.
     *
     * @param dimensions by name, in the order of the names
     */
    public record Series(String namespace, String name, SortedMap<String, String> dimensions) {
        public Series {
            Objects.requireNonNull(namespace, "namespace is null");
            Objects.requireNonNull(name, "name is null");
            dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        }
    }

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

    /**
     * A value among those of its metric.
     *
     * @param number in the order of arrival
     */
    private record Sample(long number, double value) {}

    public synchronized void add(DataPoint point) {
        if (kept >= MOST_KEPT) {
            forgetOldest();
        }
        points.computeIfAbsent(
                        new Series(point.namespace(), point.name(), point.dimensions()), series -> new TreeMap<>())
                .computeIfAbsent(point.at(), at -> new ArrayList<>(1))
                .add(new Sample(next++, point.value()));
        kept++;
    }

    /** Every point, in the order of arrival. */
    public synchronized List<DataPoint> all() {
        var all = new ArrayList<Map.Entry<Long, DataPoint>>();
        points.forEach((series, byTime) -> byTime.forEach((at, samples) -> samples.forEach(sample -> all.add(Map.entry(
                sample.number(),
                new DataPoint(series.namespace(), series.name(), series.dimensions(), sample.value(), at))))));
        all.sort(Comparator.comparing(Map.Entry::getKey));
        return all.stream().map(Map.Entry::getValue).toList();
    }

    /** The points of one metric in time, from {@code from} to {@code to}, both included; those of one instant as they arrived. */
    public synchronized List<DataPoint> between(Series series, Instant from, Instant to) {
        var found = new ArrayList<DataPoint>();
        var byTime = points.get(series);
        if (byTime == null || from.isAfter(to)) {
            return found;
        }
        byTime.subMap(from, true, to, true)
                .forEach((at, samples) -> samples.forEach(sample -> found.add(
                        new DataPoint(series.namespace(), series.name(), series.dimensions(), sample.value(), at))));
        return found;
    }

    /** The metrics that have a point at or after an instant. */
    public synchronized List<Series> since(Instant instant) {
        return points.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .filter(entry -> !entry.getValue().lastKey().isBefore(instant))
                .map(Map.Entry::getKey)
                .toList();
    }

    public synchronized void clear() {
        points.clear();
        kept = 0;
    }

    private void forgetOldest() {
        long first = next - kept + MOST_KEPT / 10;
        for (var byTime : points.values()) {
            byTime.values().forEach(samples -> samples.removeIf(sample -> sample.number() < first));
            byTime.values().removeIf(List::isEmpty);
        }
        points.values().removeIf(Map::isEmpty);
        kept = next - first;
    }
}
