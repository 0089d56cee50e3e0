package serin.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
