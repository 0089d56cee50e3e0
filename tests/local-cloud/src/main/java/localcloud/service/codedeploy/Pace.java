package localcloud.service.codedeploy;

import java.time.Duration;

/**
 * How fast a deployment goes, in the machine's time; and one choice that AWS's documentation leaves open.
 *
 * @param minute what a minute of a traffic routing takes
 * @param hookLimit after which a hook counts as failed, an hour on AWS
 * @param rollbackHooks whether a rollback, which is a deployment of its own, calls the hooks of its revision
 */
record Pace(Duration minute, Duration hookLimit, boolean rollbackHooks) {
    /** A hook's function runs in real time, its cold start included, so the hour is shortened less than the minutes. */
    static final Pace USUAL = new Pace(Duration.ofMillis(100), Duration.ofMinutes(2), false);

    Pace {
        if (minute.isNegative() || minute.isZero()) {
            throw new IllegalArgumentException("minute must be positive, was " + minute);
        }
        if (hookLimit.isNegative() || hookLimit.isZero()) {
            throw new IllegalArgumentException("hookLimit must be positive, was " + hookLimit);
        }
    }
}
