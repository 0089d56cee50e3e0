package serin.schedule;

import java.time.DayOfWeek;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a schedule is meant to do, in UTC.
 *
 * @param days the days of the week on which it fires, each of them and no other; empty when any will do
 * @param hours the hours of a day in which it fires, 0 to 23, each of them and no other; empty when any will do
 */
public record ScheduleIntent(Optional<Set<DayOfWeek>> days, Optional<SortedSet<Integer>> hours) {
    public ScheduleIntent {
        days = days.map(Set::copyOf);
        hours = hours.map(TreeSet::new);
    }

    @Override
    public String toString() {
        var on = days.map(set -> "on " + WeekDays.show(set)).orElse("on any day");
        return on
                + hours.filter(set -> set.size() < 24)
                        .map(set ->
                                " at hour " + set.stream().map(String::valueOf).collect(Collectors.joining(",")))
                        .orElse("");
    }
}
