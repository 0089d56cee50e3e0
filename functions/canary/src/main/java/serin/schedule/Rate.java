package serin.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every so often, counted from when the rule was created: a moment that EventBridge does not tell, so nobody outside knows at
 * which minute a rate fires.
 *
 * @param period whole minutes, at least one
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html">Rate expressions</a>
 */
public record Rate(Duration period) implements Schedule {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8}) (minute|hour|day)(s?)");

    public Rate {
        Objects.requireNonNull(period, "period is null");
        if (period.toMinutes() < 1) {
            throw new IllegalArgumentException("period must be at least a minute, was " + period);
        }
    }

    static Rate read(String expression, String inner) {
        var form = FORM.matcher(inner);
        if (!form.matches()) {
            throw new MalformedSchedule(
                    expression, "a rate is a positive number, one blank, and minutes, hours or days in lower case");
        }
        var value = Long.parseLong(form.group(1));
        if ((value == 1) != form.group(3).isEmpty()) {
            throw new MalformedSchedule(expression, "the unit is singular for 1 and plural for any other value");
        }
        return new Rate(
                switch (form.group(2)) {
                    case "minute" -> Duration.ofMinutes(value);
                    case "hour" -> Duration.ofHours(value);
                    default -> Duration.ofDays(value);
                });
    }

    /** At the latest one period later. */
    @Override
    public Optional<Instant> next(Instant instant) {
        return Optional.of(instant.plus(period));
    }
}
