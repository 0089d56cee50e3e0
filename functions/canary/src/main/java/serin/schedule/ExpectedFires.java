package serin.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a schedule is to fire. EventBridge fires at least once, within the scheduled minute as a rule, and tries again what it could not
 * deliver; so each fire is a time with an end, and never counted twice.
 *
 * <p>A schedule that fires more than once an hour is expected to fire once at least in each hour: a single data point of so many is lost
 * now and then, and no fault.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html">Scheduled rules</a>
 */
public final class ExpectedFires {
    /** How long after its time a fire may come. */
    public static final Duration REACH = Duration.ofMinutes(15);

    private static final Duration HOUR = Duration.ofHours(1);

    private ExpectedFires() {}

    /**
     * The expected fires of which each can come at the earliest after {@code after}, up to the first that comes after {@code until}, which
     * is the last of the list where there is one.
     *
     * @param since when the schedule came into force, from which a rate is counted
     */
    public static List<ExpectedFire> between(Schedule schedule, Instant since, Instant after, Instant until) {
        return switch (schedule) {
            case Cron cron -> ofCron(cron, after, until);
            case Rate rate -> ofRate(rate, since, after, until);
        };
    }

    private static List<ExpectedFire> ofCron(Cron cron, Instant after, Instant until) {
        var fires = new ArrayList<ExpectedFire>();
        var next = cron.next(after);
        while (next.isPresent()) {
            var first = next.get();
            var last = first;
            next = cron.next(last);
            while (next.isPresent() && sameHour(first, next.get())) {
                last = next.get();
                next = cron.next(last);
            }
            fires.add(new ExpectedFire(first, first, earlier(last.plus(REACH), next)));
            if (first.isAfter(until)) {
                break;
            }
        }
        return fires;
    }

    /** Its fires are a period apart, give or take a moment; an invocation may come a while later. */
    private static List<ExpectedFire> ofRate(Rate rate, Instant since, Instant after, Instant until) {
        var period = rate.period().compareTo(HOUR) < 0 ? HOUR : rate.period();
        var passed = since.isAfter(after) ? 0 : Duration.between(since, after).dividedBy(period) + 1;
        var fires = new ArrayList<ExpectedFire>();
        var opens = since.plus(period.multipliedBy(passed));
        while (true) {
            fires.add(new ExpectedFire(
                    opens.plus(period), opens, opens.plus(period).plus(REACH)));
            if (opens.isAfter(until)) {
                return fires;
            }
            opens = opens.plus(period);
        }
    }

    private static boolean sameHour(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.HOURS).equals(other.truncatedTo(ChronoUnit.HOURS));
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(instant -> instant.isBefore(one)).orElse(one);
    }
}
