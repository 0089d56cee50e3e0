package serin.check.eventbridge;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import serin.schedule.ExpectedFire;
import serin.schedule.ExpectedFires;
import serin.schedule.Schedule;

/**
 * The times of a schedule that a run judges: those of the last three hours, as far back as errors count; the last one before where there is
 * none.
 *
 * @param times the earliest first; the time of some may not be over yet
 * @param next the first of which nothing can be told yet; empty when there is none
 */
record ExpectedTimes(List<ExpectedFire> times, Optional<ExpectedFire> next) {
    /** Within so much time CloudWatch has what it will get. */
    static final Duration LAG = Duration.ofMinutes(10);

    /** Data points are kept for 63 days. */
    private static final List<Duration> FURTHER_BACK =
            List.of(Duration.ofHours(26), Duration.ofDays(8), Duration.ofDays(62));

    ExpectedTimes {
        times = List.copyOf(times);
    }

    /**
     * @param since when the schedule came into force
     * @param recently the beginning of the time of which every fire is judged
     */
    static ExpectedTimes of(Schedule schedule, Instant since, Instant recently, Instant now) {
        var recent = recently.truncatedTo(ChronoUnit.HOURS);
        var all = List.<ExpectedFire>of();
        for (var back : back(recent, now)) {
            var start = back.truncatedTo(ChronoUnit.HOURS).minusSeconds(1);
            var after = since.isAfter(start) ? since : start;
            all = ExpectedFires.between(schedule, since, after, now);
            if (after.equals(since) || all.stream().anyMatch(fire -> isOver(fire, now))) {
                break;
            }
        }
        var begun = all.stream().filter(fire -> !fire.opens().isAfter(now)).toList();
        var next = all.stream().filter(fire -> !isOver(fire, now)).findFirst();
        var times =
                begun.stream().filter(fire -> !fire.opens().isBefore(recent)).toList();
        return times.stream().anyMatch(fire -> isOver(fire, now))
                ? new ExpectedTimes(times, next)
                : new ExpectedTimes(lastOverAndLater(begun, now), next);
    }

    /** From where on times are looked for: where the nearer yields none that is over, the farther. */
    private static List<Instant> back(Instant recent, Instant now) {
        return Stream.concat(Stream.of(recent), FURTHER_BACK.stream().map(now::minus))
                .toList();
    }

    /** Whether what is not there yet will not come any more. */
    static boolean isOver(ExpectedFire fire, Instant now) {
        return !fire.closes().plus(LAG).isAfter(now);
    }

    private static List<ExpectedFire> lastOverAndLater(List<ExpectedFire> begun, Instant now) {
        var over = (int) begun.stream().filter(fire -> isOver(fire, now)).count();
        return begun.subList(Math.max(0, over - 1), begun.size());
    }
}
