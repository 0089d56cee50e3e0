package serin.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * AWS's documented examples, with fire times computed by hand from a calendar of 2026 and 2027; 2026-11-22 is a Sunday.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Schedule patterns</a>
 */
class ScheduleTest {
    private static final Instant SUNDAY_EVENING = Instant.parse("2026-11-22T19:40:00Z");

    private static List<String> fires(String expression, int count) {
        var schedule = Schedule.parse(expression);
        var fires = new ArrayList<String>();
        var from = SUNDAY_EVENING;
        while (fires.size() < count) {
            var next = schedule.next(from);
            if (next.isEmpty()) {
                break;
            }
            from = next.get();
            fires.add(from.toString().replace(":00Z", ""));
        }
        return fires;
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                // The examples of AWS's page, in its order.
                "cron(0 10 * * ? *)            | 2026-11-23T10:00 2026-11-24T10:00 2026-11-25T10:00",
                "cron(15 12 * * ? *)           | 2026-11-23T12:15 2026-11-24T12:15 2026-11-25T12:15",
                "cron(0 18 ? * MON-FRI *)      | 2026-11-23T18:00 2026-11-24T18:00 2026-11-25T18:00",
                "cron(0 8 1 * ? *)             | 2026-12-01T08:00 2027-01-01T08:00 2027-02-01T08:00",
                "cron(0/15 * * * ? *)          | 2026-11-22T19:45 2026-11-22T20:00 2026-11-22T20:15",
                "cron(0/10 * ? * MON-FRI *)    | 2026-11-23T00:00 2026-11-23T00:10 2026-11-23T00:20",
                "cron(0/5 8-17 ? * MON-FRI *)  | 2026-11-23T08:00 2026-11-23T08:05 2026-11-23T08:10",
                "cron(0/30 20-2 ? * MON-FRI *) | 2026-11-23T00:00 2026-11-23T00:30 2026-11-23T01:00",
                // Its wildcards: 3#2 is the second Tuesday, 3W the weekday closest to the third.
                "cron(0 9 ? * 3#2 *)           | 2026-12-08T09:00 2027-01-12T09:00 2027-02-09T09:00",
                "cron(0 9 3W * ? *)            | 2026-12-03T09:00 2027-01-04T09:00 2027-02-03T09:00",
                "cron(0 9 L * ? *)             | 2026-11-30T09:00 2026-12-31T09:00 2027-01-31T09:00",
                "cron(0 9 ? * 6L *)            | 2026-11-27T09:00 2026-12-25T09:00 2027-01-29T09:00",
                "cron(0 9 ? * FRIL *)          | 2026-11-27T09:00 2026-12-25T09:00 2027-01-29T09:00",
                "cron(0 9 ? * L *)             | 2026-11-28T09:00 2026-12-05T09:00 2026-12-12T09:00",
                "cron(0 9 LW * ? *)            | 2026-11-30T09:00 2026-12-31T09:00 2027-01-29T09:00",
                "cron(0 9 1W * ? *)            | 2026-12-01T09:00 2027-01-01T09:00 2027-02-01T09:00",
                "cron(0 9 L,15 * ? *)          | 2026-11-30T09:00 2026-12-15T09:00 2026-12-31T09:00",
                // Sunday is 1: 1-6 fires on Sunday and never on Saturday.
                "cron(0 4 ? * 1 *)             | 2026-11-29T04:00 2026-12-06T04:00 2026-12-13T04:00",
                "cron(0 4 ? * 1-6 *)           | 2026-11-23T04:00 2026-11-24T04:00 2026-11-25T04:00",
                "cron(0 4 ? * SAT-SUN *)       | 2026-11-28T04:00 2026-11-29T04:00 2026-12-05T04:00",
                // A month that has no 31st is passed over.
                "cron(0 9 31 * ? *)            | 2026-12-31T09:00 2027-01-31T09:00 2027-03-31T09:00",
                "cron(0 9 31W * ? *)           | 2026-12-31T09:00 2027-01-29T09:00 2027-03-31T09:00",
                "cron(0 9 29 2 ? *)            | 2028-02-29T09:00 2032-02-29T09:00 2036-02-29T09:00",
                "cron(0 9 ? * 6#5 *)           | 2027-01-29T09:00 2027-04-30T09:00 2027-07-30T09:00",
                "cron(0 0 1 1 ? 2199)          | 2199-01-01T00:00",
            })
    void firesAtTheTimesOfTheCalendar(String expression, String expected) {
        assertThat(fires(expression, 3)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cron(0 9 1 1 ? 2020)",
                "cron(0 9 30 2 ? *)",
                "cron(15 10 ? * 6L 2002-2005)",
                "cron(0 0 ? * TUE#6 *)"
            })
    void neverFires(String expression) {
        assertThat(fires(expression, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 4 ? * MON-SAT *) | cron(0 4 ? * 2-7 *)",
                "cron(0 4 ? * MON-SAT *) | cron(0 4 ? * mon,tue,wed,thu,fri,sat *)",
                "cron(0 4 ? * MON-SAT *) | cron(0  4  ?  *  MON-SAT  *)",
                "cron(0 4 * * ? *)       | cron(0 4 ? * * *)",
                "cron(0 4 * * ? *)       | cron(0 4 ? * SUN-SAT *)",
                "cron(0/15 * * * ? *)    | cron(0,15,30,45 0-23 * 1-12 ? 1970-2199)",
                "cron(0 0 ? JAN-MAR 1 *) | cron(0 0 ? 1,2,3 SUN *)",
                "rate(60 minutes)        | rate(1 hour)",
            })
    void isTheSameSchedule(String one, String other) {
        assertThat(Schedule.parse(one)).isEqualTo(Schedule.parse(other)).hasSameHashCodeAs(Schedule.parse(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(0 4 ? * MON-SAT *) | cron(0 4 ? * 1-6 *)",
                "cron(0 4 ? * MON-SAT *) | cron(0 5 ? * MON-SAT *)",
                "cron(0 4 ? * 6L *)      | cron(0 4 ? * 6 *)",
                "cron(0 4 1 * ? *)       | cron(0 4 1W * ? *)",
                "rate(5 minutes)         | cron(0/5 * * * ? *)",
                "rate(5 minutes)         | rate(6 minutes)",
            })
    void isAnotherSchedule(String one, String other) {
        assertThat(Schedule.parse(one)).isNotEqualTo(Schedule.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "MON-SAT,false",
        "1-6,true",
        "6L,true",
        "FRIL,false",
        "FRI#2,false",
        "6#2,true",
        "'SUN,3',true",
        "L,false",
        "*,false",
        "MON-SAT/2,false"
    })
    void knowsANumericDayOfWeek(String field, boolean numeric) {
        assertThat(((Cron) Schedule.parse("cron(0 4 ? * " + field + " *)")).numericDayOfWeek())
                .isEqualTo(numeric);
    }

    @Test
    void takesANumberInAnotherFieldForNoDayOfTheWeek() {
        assertThat(((Cron) Schedule.parse("cron(0 4 1 * ? *)")).numericDayOfWeek())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Linters let these pass.
                "cron(61 4 * * ? *)",
                "cron(0 4 * * ?)",
                "cron(0 4 ? * 0 *)",
                "cron(0 4 ? * 8 *)",
                "cron(0 24 * * ? *)",
                "cron(0 4 1 * MON *)",
                "cron(0 4 ? * ? *)",
                "cron()",
                "cron(",
                "",
                "@daily",
                "CRON(0 4 * * ? *)",
                "rate(1  minute)",
                "rate(999999999999 days)",
                "rate(01 minute)",
                "at(2026-11-22T00:00:00)"
            })
    void refusesWhatEventBridgeRefuses(String expression) {
        assertThatThrownBy(() -> Schedule.parse(expression))
                .isInstanceOf(MalformedSchedule.class)
                .hasMessageStartingWith("schedule expression \"" + expression + "\": ");
    }

    @Test
    void refusesAnEndlessExpression() {
        assertThatThrownBy(() -> Schedule.parse("cron(" + "1,".repeat(1_000_000) + ")"))
                .isInstanceOf(MalformedSchedule.class)
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void readsARate() {
        assertThat(Schedule.parse("rate(1 day)")).isEqualTo(new Rate(Duration.ofDays(1)));
        assertThat(Schedule.parse("rate(1 day)").next(SUNDAY_EVENING))
                .contains(SUNDAY_EVENING.plus(Duration.ofDays(1)));
    }
}
