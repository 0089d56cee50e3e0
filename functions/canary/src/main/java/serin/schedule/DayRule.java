package serin.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** One way in which a cron expression picks days of a month. */
public sealed interface DayRule {

    boolean picks(LocalDate date);

    /** Any day: {@code *}. */
    record EveryDay() implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return true;
        }
    }

    /** A day of the month, 1 to 31; months that have no such day are passed over. */
    record DayOfMonth(int day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfMonth() == day;
        }
    }

    /** So many days before the last day of the month: {@code L} is 0. */
    record BeforeLastDay(int days) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfMonth() == date.lengthOfMonth() - days;
        }
    }

    /**
     * The weekday nearest to a day, in the same month: {@code 15W}. A month that has no such day is passed over, like it is for
     * {@link DayOfMonth}; AWS's page does not say what {@code 31W} does in November.
     */
    record NearestWeekday(int day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return day <= date.lengthOfMonth() && date.equals(nearestWeekday(date.withDayOfMonth(day)));
        }
    }

    /** The last weekday of the month: {@code LW}. */
    record LastWeekday() implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.equals(nearestWeekday(date.with(TemporalAdjusters.lastDayOfMonth())));
        }
    }

    /** A day of the week. */
    record Weekly(DayOfWeek day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfWeek() == day;
        }
    }

    /** The nth such day of the month: {@code 3#2} is the second Tuesday. */
    record NthOfMonth(DayOfWeek day, int nth) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfWeek() == day && (date.getDayOfMonth() - 1) / 7 + 1 == nth;
        }
    }

    /** The last such day of the month: {@code 6L} is the last Friday. */
    record LastOfMonth(DayOfWeek day) implements DayRule {
        @Override
        public boolean picks(LocalDate date) {
            return date.getDayOfWeek() == day && date.getDayOfMonth() > date.lengthOfMonth() - 7;
        }
    }

    private static LocalDate nearestWeekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.getDayOfMonth() == 1 ? date.plusDays(2) : date.minusDays(1);
            case SUNDAY -> date.getDayOfMonth() == date.lengthOfMonth() ? date.minusDays(2) : date.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }
}
