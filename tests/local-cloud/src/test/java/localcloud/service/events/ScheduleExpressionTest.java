package localcloud.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html; dates by the calendar of 2026. */
final class ScheduleExpressionTest {
    private static final Instant CREATED = Instant.parse("2026-03-02T12:00:30.250Z");

    @ParameterizedTest
    @CsvSource({
        // 2026-03-02 is a Monday.
        "cron(0 4 ? * MON-SAT *), 2026-03-02T12:00:00Z, 2026-03-03T04:00:00Z",
        "cron(0 4 ? * MON-SAT *), 2026-03-03T04:00:00Z, 2026-03-04T04:00:00Z",
        "cron(0 4 ? * MON-SAT *), 2026-03-07T04:00:00Z, 2026-03-09T04:00:00Z",
        "cron(0 * ? * MON-SAT *), 2026-03-07T23:00:00Z, 2026-03-09T00:00:00Z",
        "cron(0/5 * ? * MON-SAT *), 2026-03-02T12:00:01Z, 2026-03-02T12:05:00Z",
        "cron(0/5 8-17 ? * MON-FRI *), 2026-03-02T17:55:00Z, 2026-03-03T08:00:00Z",
        "cron(0 10 * * ? *), 2026-03-02T12:00:00Z, 2026-03-03T10:00:00Z",
        "cron(0 8 1 * ? *), 2026-03-02T12:00:00Z, 2026-04-01T08:00:00Z",
        // 1 is Sunday.
        "cron(0 0 ? * 1 *), 2026-03-02T12:00:00Z, 2026-03-08T00:00:00Z",
        "cron(0 0 ? * 2-6 *), 2026-03-06T12:00:00Z, 2026-03-09T00:00:00Z",
        // The third Saturday; the last Friday; the last day; the weekday nearest to a day.
        "cron(0 2 ? * SAT#3 *), 2026-03-02T12:00:00Z, 2026-03-21T02:00:00Z",
        "cron(0 2 ? * 3#2 *), 2026-03-02T12:00:00Z, 2026-03-10T02:00:00Z",
        "cron(15 10 ? * 6L *), 2026-03-02T12:00:00Z, 2026-03-27T10:15:00Z",
        "cron(0 0 L * ? *), 2026-03-02T12:00:00Z, 2026-03-31T00:00:00Z",
        "cron(0 0 15W * ? *), 2026-03-02T12:00:00Z, 2026-03-16T00:00:00Z",
        // There is no 31st of June; that of July is a Friday.
        "cron(0 0 31W * ? *), 2026-06-02T12:00:00Z, 2026-07-31T00:00:00Z",
        "cron(0 0 1 JAN ? 2027), 2026-03-02T12:00:00Z, 2027-01-01T00:00:00Z",
        "rate(1 minute), 2026-03-02T12:00:30.250Z, 2026-03-02T12:01:30Z",
        "rate(5 minutes), 2026-03-02T12:05:30Z, 2026-03-02T12:10:30Z",
        "rate(5 minutes), 2026-03-02T12:05:29Z, 2026-03-02T12:05:30Z",
        "rate(12 hours), 2026-03-05T01:00:00Z, 2026-03-05T12:00:30Z",
        "rate(1 day), 2026-03-05T01:00:00Z, 2026-03-05T12:00:30Z",
        "rate(2 days), 2026-01-01T00:00:00Z, 2026-03-04T12:00:30Z"
    })
    void comesRound(String expression, Instant after, Instant expected) {
        assertThat(ScheduleExpression.of(expression, CREATED).orElseThrow().next(after))
                .contains(expected);
    }

    @Test
    void endsWithItsYears() {
        assertThat(ScheduleExpression.of("cron(15 10 ? * 6L 2002-2005)", CREATED)
                        .orElseThrow()
                        .next(CREATED))
                .isEmpty();
    }

    /** Six hours on six days: counted by hand. */
    @Test
    void comesRoundAsOftenAsAWeekHasSuchHours() {
        var hourly = ScheduleExpression.of("cron(0 0-5 ? * MON-SAT *)", CREATED).orElseThrow();
        var times = new ArrayList<Instant>();
        var at = Optional.of(Instant.parse("2026-03-02T00:00:00Z").minusSeconds(1));
        var end = Instant.parse("2026-03-09T00:00:00Z").minusSeconds(1);
        while (at.isPresent() && !at.get().isAfter(end)) {
            at = hourly.next(at.get());
            at.filter(time -> !time.isAfter(end)).ifPresent(times::add);
        }
        assertThat(times).hasSize(36).isSorted();
        assertThat(List.of(times.getFirst(), times.getLast()))
                .containsExactly(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-07T05:00:00Z"));
    }

    /** The rules of corpus file schedule-expressions.json that AWS took. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 2 ? * SAT *)",
                "cron(0 12 * * ? *)",
                "cron(5,35 14 * * ? *)",
                "cron(15 10 ? * 6L 2002-2005)",
                "cron(0 2 ? * SAT#3 *)",
                "cron(* * ? * SAT#3 *)",
                "cron(0/5 5 ? JAN 1-5 2022)",
                "cron(0 10 * * ? *)",
                "cron(15 12 * * ? *)",
                "cron(0 18 ? * MON-FRI *)",
                "cron(0 8 1 * ? *)",
                "cron(0/15 * * * ? *)",
                "cron(0/10 * ? * MON-FRI *)",
                "cron(0/5 8-17 ? * MON-FRI *)",
                "cron(0/30 20-23 ? * MON-FRI *)",
                "cron(0/30 0-2 ? * MON-FRI *)",
                "rate(1 minute)"
            })
    void readsWhatAwsTook(String expression) {
        assertThat(ScheduleExpression.of(expression, CREATED)).isPresent();
    }

    /** The same file's that AWS refused. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 1 * * * *)",
                "cron(7 20 * * NOT *)",
                "cron(INVALID)",
                "cron(0 dummy ? * MON-FRI *)",
                "cron(71 8 1 * ? *)",
                "rate(10 seconds)",
                "rate(10 years)",
                "rate(1 minutes)",
                "rate(1 hours)",
                "rate(1 days)",
                "rate(10 minute)",
                "rate(10 hour)",
                "rate(10 day)",
                "rate()",
                "rate(10)",
                "rate(10 minutess)",
                "rate(foo minutes)",
                "rate(0 minutes)",
                "rate(-10 minutes)",
                "rate(10 MINUTES)",
                "rate( 10 minutes )",
                " rate(10 minutes)"
            })
    void readsNothingThatAwsRefused(String expression) {
        assertThat(ScheduleExpression.of(expression, CREATED)).isEmpty();
    }
}
