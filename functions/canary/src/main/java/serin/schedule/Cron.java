package serin.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A cron expression in UTC, by the values that each field takes: {@code MON-SAT} and {@code 2-7} are the same.
 *
 * <p>cron-utils reads the expression ({@link CronReader}). The days are walked here, because its own walk (9.2.1) throws for
 * {@code 31W} in a month of 30 days, forgets the {@code L} of {@code L,15}, fires {@code 22-2} only at 22, and finds no fire
 * that is more than a hundred years ahead.
 *
 * @param minutes 0 to 59
 * @param hours 0 to 23
 * @param months 1 to 12
 * @param years 1970 to 2199
 * @param days a day is picked when any of these picks it
 * @param numericDayOfWeek whether the expression writes a day of the week as a number, which is not part of its meaning
 */
public record Cron(
        SortedSet<Integer> minutes,
        SortedSet<Integer> hours,
        SortedSet<Integer> months,
        SortedSet<Integer> years,
        Set<DayRule> days,
        boolean numericDayOfWeek)
        implements Schedule {
    public Cron {
        minutes = Collections.unmodifiableSortedSet(new TreeSet<>(minutes));
        hours = Collections.unmodifiableSortedSet(new TreeSet<>(hours));
        months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
        days = Set.copyOf(days);
    }

    /** The times of a day at which it fires, on each day on which it fires; at most 1,440. */
    public List<LocalTime> times() {
        return hours.stream()
                .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    /** The dates on which it fires, from {@code first} to {@code last}, both included. */
    public Stream<LocalDate> dates(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? Stream.empty()
                : first.datesUntil(last.plusDays(1)).filter(this::firesOn);
    }

    @Override
    public Optional<Instant> next(Instant instant) {
        var today = LocalDate.ofInstant(instant, ZoneOffset.UTC);
        return dates(today, LocalDate.of(years.last(), 12, 31))
                .flatMap(date -> times().stream()
                        .map(time -> date.atTime(time).toInstant(ZoneOffset.UTC))
                        .filter(fire -> fire.isAfter(instant)))
                .findFirst();
    }

    private boolean firesOn(LocalDate date) {
        return months.contains(date.getMonthValue())
                && years.contains(date.getYear())
                && days.stream().anyMatch(rule -> rule.picks(date));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron
                && minutes.equals(cron.minutes)
                && hours.equals(cron.hours)
                && months.equals(cron.months)
                && years.equals(cron.years)
                && days.equals(cron.days);
    }

    @Override
    public int hashCode() {
        return Objects.hash(minutes, hours, months, years, days);
    }
}
