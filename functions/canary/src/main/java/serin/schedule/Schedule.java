package serin.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * A schedule expression of an EventBridge rule, by its meaning: two are equal when they fire at the same times.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Schedule patterns</a>
 */
public sealed interface Schedule permits Cron, Rate {

    /** AWS's own limit is 256 characters (PutRule, ScheduleExpression). */
    int LONGEST = 256;

    /**
     * Reads {@code cron(…)} or {@code rate(…)}.
     *
     * @throws MalformedSchedule where EventBridge would not accept the expression for a rule
     */
    static Schedule parse(String expression) {
        if (expression.length() > LONGEST) {
            throw new MalformedSchedule(
                    expression, "at most " + LONGEST + " characters are accepted, was " + expression.length());
        }
        if (expression.startsWith("cron(") && expression.endsWith(")")) {
            return CronReader.read(expression, inner(expression));
        }
        if (expression.startsWith("rate(") && expression.endsWith(")")) {
            return Rate.read(expression, inner(expression));
        }
        throw new MalformedSchedule(expression, "accepted are cron(fields) and rate(value unit)");
    }

    /** The first time after {@code instant} at which the schedule can fire; empty when there is none. */
    Optional<Instant> next(Instant instant);

    private static String inner(String expression) {
        return expression.substring("cron(".length(), expression.length() - 1);
    }
}
