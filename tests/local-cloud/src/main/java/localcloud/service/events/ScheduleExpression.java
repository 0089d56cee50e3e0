package localcloud.service.events;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a rule comes round.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Setting a schedule pattern</a>
 */
sealed interface ScheduleExpression {
    /** The page's own: 1 with a singular unit, more with a plural. */
    Pattern RATE = Pattern.compile("rate\\((?:1 (minute|hour|day)|([1-9]\\d{0,8}) (minute|hour|day)s)\\)");

    Pattern CRON = Pattern.compile("cron\\((.*)\\)");

    /** The first time after an instant; empty when there is none. */
    Optional<Instant> next(Instant after);

    /**
     * Reads one; empty for what is none.
     *
     * @param since when the rule was created, from which a rate counts
     */
    static Optional<ScheduleExpression> of(String text, Instant since) {
        var rate = RATE.matcher(text);
        if (rate.matches()) {
            boolean one = rate.group(1) != null;
            var unit = Map.of("minute", Duration.ofMinutes(1), "hour", Duration.ofHours(1), "day", Duration.ofDays(1))
                    .getOrDefault(one ? rate.group(1) : rate.group(3), Duration.ZERO);
            long number = one ? 1 : Long.parseLong(rate.group(2));
            return number == 1 && !one ? Optional.empty() : Optional.of(new Rate(unit.multipliedBy(number), since));
        }
        var cron = CRON.matcher(text);
        if (!cron.matches()) {
            return Optional.empty();
        }
        try {
            var parsed = new CronParser(Cron.AWS).parse(cron.group(1)).validate();
            return Optional.of(new Cron(ExecutionTime.forCron(parsed)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Again and again, counted from the rule's creation. */
    record Rate(Duration every, Instant since) implements ScheduleExpression {
        @Override
        public Optional<Instant> next(Instant after) {
            long passed =
                    after.isBefore(since) ? 0 : Duration.between(since, after).dividedBy(every);
            return Optional.of(since.plus(every.multipliedBy(passed + 1)).truncatedTo(ChronoUnit.SECONDS))
                    .map(time -> time.isAfter(after) ? time : time.plus(every));
        }
    }

    /** By the calendar, in UTC. */
    record Cron(ExecutionTime times) implements ScheduleExpression {
        /** Six fields, Sunday is 1, and either the day of the month or that of the week is a question mark. */
        private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .and()
                .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
                .instance();

        /** Months looked at one by one, where the library fails on a day that a month does not have, such as 31W. */
        private static final int MOST_MONTHS = 12;

        @Override
        public Optional<Instant> next(Instant after) {
            var from = after.atZone(ZoneOffset.UTC);
            for (int month = 0; month < MOST_MONTHS; month++) {
                try {
                    return times.nextExecution(from).map(ZonedDateTime::toInstant);
                } catch (DateTimeException e) {
                    from = from.with(TemporalAdjusters.firstDayOfNextMonth()).truncatedTo(ChronoUnit.DAYS);
                }
            }
            return Optional.empty();
        }
    }
}
