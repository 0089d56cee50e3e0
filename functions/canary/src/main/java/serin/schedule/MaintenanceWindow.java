package serin.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;

/**
 * The part of the week in which nothing scheduled may fire, by the clocks of a time zone.
 *
 * @param days the days on which it begins
 * @param from minutes after midnight, 0 to 1,439
 * @param to minutes after midnight, 1 to 1,440; at or before {@code from} it is on the following day
 */
public record MaintenanceWindow(Set<DayOfWeek> days, int from, int to, ZoneId zone) {
    private static final int DAY = 1_440;

    public MaintenanceWindow {
        days = Set.copyOf(days);
        Objects.requireNonNull(zone, "zone is null");
        if (from < 0 || from >= DAY || to < 1 || to > DAY) {
            throw new IllegalArgumentException(
                    "from must be in [0, 1439] and to in [1, 1440], were " + from + ", " + to);
        }
    }

    public boolean contains(Instant instant) {
        var local = instant.atZone(zone);
        var minute = local.getHour() * 60 + local.getMinute();
        var today = days.contains(local.getDayOfWeek());
        if (from < to) {
            return today && minute >= from && minute < to;
        }
        return (today && minute >= from)
                || (minute < to && days.contains(local.getDayOfWeek().minus(1)));
    }

    /** The steps in which {@link #before} and {@link #after} walk. */
    private static final Duration STEP = Duration.ofMinutes(15);

    /** Two weeks: a window that never ends is no reason to walk for ever. */
    private static final int MOST_STEPS = 14 * 24 * 4;

    /** The instant since which so much time has passed outside of the window; to a quarter of an hour, and the earlier one. */
    public Instant before(Instant now, Duration open) {
        return walk(now, open, STEP.negated()).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The instant until which so much time will pass outside of the window. */
    public Instant after(Instant from, Duration open) {
        return walk(from, open, STEP);
    }

    private Instant walk(Instant from, Duration open, Duration step) {
        var at = from;
        var counted = Duration.ZERO;
        for (var steps = 0; counted.compareTo(open) < 0 && steps < MOST_STEPS; steps++) {
            if (!contains(at)) {
                counted = counted.plus(STEP);
            }
            at = at.plus(step);
        }
        return at;
    }

    /** How long it is each time, daylight saving aside. */
    public Duration length() {
        return Duration.ofMinutes(from < to ? to - from : DAY - from + to);
    }

    @Override
    public String toString() {
        return WeekDays.show(days) + " " + clock(from) + "-" + clock(to) + " " + zone;
    }

    private static String clock(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }
}
