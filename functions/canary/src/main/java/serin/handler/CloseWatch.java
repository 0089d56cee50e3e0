package serin.handler;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Which ticks of a schedule are worth a run, where the schedule ticks more often than a run is needed: one tick of every hour, and all
 * of them in the first hours after a deployment.
 *
 * @param fullRunMinute 0 to 55; of the ticks of an hour the one of these five minutes is a run in any case, so ticks must be five
 *     minutes or more apart, and one of them must fall there
 * @param watched for how long after a deployment every tick is a run
 */
record CloseWatch(int fullRunMinute, Duration watched) {
    private static final int MINUTES = 5;

    CloseWatch {
        if (fullRunMinute < 0 || fullRunMinute > 60 - MINUTES) {
            throw new IllegalArgumentException("fullRunMinute must be in [0, 55], was " + fullRunMinute);
        }
        if (watched.isNegative()) {
            throw new IllegalArgumentException("watched must not be negative, was " + watched);
        }
    }

    /**
     * Empty when {@code SERIN_FULL_RUN_MINUTE} is not set: then every scheduled event is a run.
     *
     * @throws CannotValidate when a setting cannot be meant
     */
    static Optional<CloseWatch> of(Map<String, String> environment) {
        return number(environment, "SERIN_FULL_RUN_MINUTE", 60 - MINUTES)
                .map(minute -> new CloseWatch(
                        minute,
                        Duration.ofHours(number(environment, "SERIN_CLOSE_WATCH_HOURS", 72)
                                .orElse(3))));
    }

    /** Whether the tick is this hour's run. */
    boolean isFullRun(Instant tick) {
        var minute = tick.atOffset(ZoneOffset.UTC).getMinute();
        return minute >= fullRunMinute && minute < fullRunMinute + MINUTES;
    }

    /**
     * Whether the stack is so new that every tick counts. A change that came after the tick counts too.
     *
     * @param changedAt when the stack was last changed
     */
    boolean watches(Instant tick, Instant changedAt) {
        return tick.isBefore(changedAt.plus(watched));
    }

    private static Optional<Integer> number(Map<String, String> environment, String name, int most) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(text -> {
                    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
                        throw new CannotValidate(name + " must be a number of 0 to " + most + ", was " + text);
                    }
                    return Integer.parseInt(text);
                });
    }
}
