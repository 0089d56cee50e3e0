package serin.schedule;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether a schedule does what it is meant to do: its coming fire times against the declared days and hours and the maintenance
 * window.
 *
 * <p>It looks at the next {@value #DATES} dates on which the schedule fires, or at the next {@value #YEARS} years: after 28 years
 * the calendar's days of the week come round again, so a yearly schedule has shown every day of the week that it will ever meet.
 */
public final class IntentReview {
    static final int DATES = 400;
    static final int YEARS = 28;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Optional<ScheduleIntent> intent;
    private final Optional<MaintenanceWindow> window;

    public IntentReview(Optional<ScheduleIntent> intent, Optional<MaintenanceWindow> window) {
        this.intent = intent;
        this.window = window;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The schedule does what it is meant to do. */
        record Kept(String observed) implements Result {}

        /** It does not, and in what. */
        record Broken(String difference) implements Result {}

        /** It cannot be told from the expression, and why. */
        record Undecidable(String reason) implements Result {}
    }

    /** What the schedule is meant to do, for a report. */
    public String expected() {
        return intent.map(i -> "fires " + i).orElse("fires")
                + window.map(w -> (intent.isPresent() ? ", and" : "") + " never in the maintenance window " + w)
                        .orElse("");
    }

    public Result review(Schedule schedule, Instant now) {
        return switch (schedule) {
            case Cron cron -> review(cron, now);
            case Rate rate -> review(rate);
        };
    }

    private Result review(Cron cron, Instant now) {
        var first = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var dates = cron.dates(first, first.plusYears(YEARS)).limit(DATES).toList();
        var days = dates.stream()
                .map(LocalDate::getDayOfWeek)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        var differences = new ArrayList<String>();
        if (!dates.isEmpty()) {
            intent.flatMap(ScheduleIntent::days).ifPresent(declared -> compareDays(declared, days, differences));
            intent.flatMap(ScheduleIntent::hours)
                    .ifPresent(declared -> compareHours(declared, cron.hours(), differences));
            window.flatMap(w -> firstInside(w, cron, dates, now))
                    .ifPresent(fire -> differences.add("fires at " + fire + ", in the maintenance window"));
        }
        return differences.isEmpty()
                ? new Result.Kept("fires on " + WeekDays.show(days) + " at hour " + numbers(cron.hours()))
                : new Result.Broken(String.join("; ", differences));
    }

    private static void compareDays(Set<DayOfWeek> declared, Set<DayOfWeek> found, List<String> differences) {
        var extra = new TreeSet<>(found);
        extra.removeAll(declared);
        if (!extra.isEmpty()) {
            differences.add("fires on " + WeekDays.show(extra));
        }
        var missing = new TreeSet<>(declared);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            differences.add("never fires on " + WeekDays.show(missing));
        }
    }

    private static void compareHours(Set<Integer> declared, Set<Integer> found, List<String> differences) {
        var extra = new TreeSet<>(found);
        extra.removeAll(declared);
        if (!extra.isEmpty()) {
            differences.add("fires at hour " + numbers(extra));
        }
        var missing = new TreeSet<>(declared);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            differences.add("never fires at hour " + numbers(missing));
        }
    }

    private static Optional<Instant> firstInside(
            MaintenanceWindow window, Cron cron, List<LocalDate> dates, Instant now) {
        var times = cron.times();
        return dates.stream()
                .flatMap(date -> times.stream().map(time -> date.atTime(time).toInstant(ZoneOffset.UTC)))
                .filter(fire -> fire.isAfter(now) && window.contains(fire))
                .findFirst();
    }

    /**
     * A rate starts at a moment that nobody tells. Yet every {@code gcd(period, week)} of the week is met in the end, so a day,
     * an hour or a window at least that long is met wherever the rate starts.
     */
    private Result review(Rate rate) {
        var differences = new ArrayList<String>();
        var open = new ArrayList<String>();
        intent.flatMap(ScheduleIntent::days).ifPresent(declared -> {
            if (gap(rate, WEEK).compareTo(DAY) > 0) {
                open.add("the days");
            } else {
                compareDays(declared, EnumSet.allOf(DayOfWeek.class), differences);
            }
        });
        intent.flatMap(ScheduleIntent::hours).ifPresent(declared -> {
            if (gap(rate, DAY).compareTo(HOUR) > 0) {
                open.add("the hours");
            } else {
                compareHours(declared, everyHour(), differences);
            }
        });
        window.ifPresent(w -> {
            if (gap(rate, WEEK).compareTo(w.length()) > 0) {
                open.add("the maintenance window");
            } else {
                differences.add(
                        "fires every " + rate.period().toMinutes() + " minutes, also in the maintenance window");
            }
        });
        if (!differences.isEmpty()) {
            return new Result.Broken(String.join("; ", differences));
        }
        return open.isEmpty()
                ? new Result.Kept("fires every " + rate.period().toMinutes() + " minutes")
                : new Result.Undecidable(
                        "a rate counts from when the rule was created, which EventBridge does not tell: "
                                + String.join(" and ", open) + " cannot be judged");
    }

    private static Duration gap(Rate rate, Duration cycle) {
        return Duration.ofMinutes(BigInteger.valueOf(rate.period().toMinutes())
                .gcd(BigInteger.valueOf(cycle.toMinutes()))
                .longValueExact());
    }

    private static Set<Integer> everyHour() {
        var hours = new TreeSet<Integer>();
        for (var hour = 0; hour < 24; hour++) {
            hours.add(hour);
        }
        return hours;
    }

    private static String numbers(Set<Integer> numbers) {
        return numbers.size() == 24
                ? "0-23"
                : numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
