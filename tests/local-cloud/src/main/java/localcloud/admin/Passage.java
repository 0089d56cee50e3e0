package localcloud.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import localcloud.resource.CloudClock;
import localcloud.service.AwsError;
import localcloud.service.Timetable;
import localcloud.service.delivery.Background;

/**
 * Lets time pass, minute by minute: alarms are evaluated at each, and schedules that may fire do so at their own instant. What follows
 * from a schedule is over before time goes on, so that whatever is measured of it has the right time.
 */
public final class Passage {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Two weeks of minutes; a longer advance has longer steps. */
    private static final int MOST_STEPS = 20_160;

    /** Longer than all that one instant starts; a function runs for at most 15 minutes. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(16);

    private final CloudClock clock;
    private final Background background;
    private final List<Timetable> timetables;
    private final Runnable tick;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Of one cloud.
     *
     * @param tick called when time has passed
     */
    public Passage(CloudClock clock, Background background, List<Timetable> timetables, Runnable tick) {
        this.clock = clock;
        this.background = background;
        this.timetables = List.copyOf(timetables);
        this.tick = tick;
    }

    /**
     * Advances the clock.
     *
     * @return how often each schedule fired, by its logical id
     * @throws IllegalArgumentException when the clock cannot be advanced by that, or no such schedule is there; nothing has happened then
     * @throws AwsError 500 when what an instant started does not end; the clock is at that instant then. 409 when a reset came first
     */
    Map<String, Integer> advance(Duration by, Firing firing) throws AwsError, InterruptedException {
        lock.lockInterruptibly();
        try {
            clock.requireCanAdvance(by);
            var known = new TreeSet<String>();
            timetables.forEach(timetable -> known.addAll(timetable.ids()));
            return new Span(by, firing.among(known)).pass();
        } finally {
            lock.unlock();
        }
    }

    /** One advance of the clock. */
    private final class Span {
        private final Set<String> firing;
        private final Duration goal;
        private final Duration step;
        private final Instant end;
        private final Map<String, Integer> fired = new TreeMap<>();
        private Instant at;
        private Duration ahead;

        Span(Duration by, Set<String> firing) {
            this.firing = firing;
            this.at = clock.instant();
            this.ahead = clock.ahead();
            this.end = at.plus(by);
            this.goal = ahead.plus(by);
            var even = by.dividedBy(MOST_STEPS);
            this.step = even.compareTo(MINUTE) > 0 ? even : MINUTE;
        }

        Map<String, Integer> pass() throws AwsError, InterruptedException {
            while (true) {
                var minute = at.plus(step);
                var due = due();
                var next = due.filter(time -> !time.isAfter(minute)).orElse(minute);
                if (next.isAfter(end)) {
                    break;
                }
                moveTo(next);
                if (due.equals(Optional.of(next))) {
                    fire(next);
                }
                tick.run();
                at = next;
            }
            advanceBy(goal.minus(clock.ahead()));
            tick.run();
            return fired;
        }

        private Optional<Instant> due() {
            return firing.stream()
                    .flatMap(id -> timetables.stream().flatMap(timetable -> timetable.next(id, at).stream()))
                    .min(Instant::compareTo);
        }

        private void fire(Instant now) throws AwsError, InterruptedException {
            for (var timetable : timetables) {
                for (var id : new TreeSet<>(firing)) {
                    if (timetable.next(id, at).equals(Optional.of(now))) {
                        timetable.fire(id, now);
                        fired.merge(id, 1, Integer::sum);
                    }
                }
            }
            if (!background.awaitQuiet(LONGEST_WAIT)) {
                throw new AwsError(
                        500,
                        "Unfinished",
                        "what was started at " + now + " has not ended within " + LONGEST_WAIT
                                + "; the clock stands there");
            }
        }

        /** The clock has run on meanwhile, perhaps beyond that. */
        private void moveTo(Instant next) throws AwsError {
            var left = Duration.between(clock.instant(), next);
            advanceBy(left.isNegative() ? Duration.ZERO : left);
        }

        private void advanceBy(Duration by) throws AwsError {
            if (!clock.ahead().equals(ahead)) {
                throw new AwsError(409, "Conflict", "the clock was reset while it was being advanced");
            }
            clock.advance(by);
            ahead = clock.ahead();
        }
    }
}
