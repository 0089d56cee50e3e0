package serin.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A metric's data points. Most metrics have none for a period in which nothing happened.
 *
 * @param period how long each stands for
 * @param points the earliest first
 */
public record MetricSeries(Duration period, List<Point> points) {
    public MetricSeries {
        if (!period.isPositive()) {
            throw new IllegalArgumentException("period must be positive, was " + period);
        }
        points = List.copyOf(points);
    }

    /**
     * One value.
     *
     * @param at the beginning of the period that it stands for
     */
    public record Point(Instant at, double value) {
        public Point {
            Objects.requireNonNull(at, "at is null");
        }
    }

    /** The data points that stand for a part, at least, of this time; {@code until} is not part of it. */
    public Stream<Point> between(Instant from, Instant until) {
        return points.stream()
                .filter(point ->
                        point.at().plus(period).isAfter(from) && point.at().isBefore(until));
    }

    /** The data points of periods that begin then or later. */
    public Stream<Point> since(Instant from) {
        return points.stream().filter(point -> !point.at().isBefore(from));
    }
}
