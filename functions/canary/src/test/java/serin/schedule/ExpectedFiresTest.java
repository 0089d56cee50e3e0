package serin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The week of Monday, 2026-11-23. */
class ExpectedFiresTest {
    private static final Instant SINCE = at("2026-11-20T12:05:00Z");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static ExpectedFire fire(String at, String opens, String closes) {
        return new ExpectedFire(at(at), at(opens), at(closes));
    }

    private static List<ExpectedFire> between(String expression, String after, String until) {
        return ExpectedFires.between(Schedule.parse(expression), SINCE, at(after), at(until));
    }

    @Test
    void aDailyFireIsExpectedOnceAndTheNextOneEndsTheList() {
        assertThat(between("cron(0 4 ? * MON-SAT *)", "2026-11-21T03:59:59Z", "2026-11-21T05:00:00Z"))
                .containsExactly(
                        fire("2026-11-21T04:00:00Z", "2026-11-21T04:00:00Z", "2026-11-21T04:15:00Z"),
                        fire("2026-11-23T04:00:00Z", "2026-11-23T04:00:00Z", "2026-11-23T04:15:00Z"));
    }

    @Test
    void aFireAtTheVeryMomentIsNotAfterIt() {
        assertThat(between("cron(0 4 ? * MON-SAT *)", "2026-11-24T04:00:00Z", "2026-11-24T05:00:00Z"))
                .extracting(ExpectedFire::at)
                .containsExactly(at("2026-11-25T04:00:00Z"));
    }

    /** Twelve an hour: one of them at least. The next hour's first fire ends the time. */
    @Test
    void aFrequentScheduleIsExpectedOnceInEachHour() {
        assertThat(between("cron(0/5 * ? * MON-SAT *)", "2026-11-24T09:59:59Z", "2026-11-24T11:30:00Z"))
                .containsExactly(
                        fire("2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T11:00:00Z"),
                        fire("2026-11-24T11:00:00Z", "2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z"),
                        fire("2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"));
    }

    @Test
    void theLastHourBeforeAPauseEndsAWhileAfterItsLastFire() {
        assertThat(between("cron(0/5 * ? * MON-SAT *)", "2026-11-21T22:59:59Z", "2026-11-21T23:30:00Z"))
                .contains(fire("2026-11-21T23:00:00Z", "2026-11-21T23:00:00Z", "2026-11-22T00:10:00Z"));
    }

    /** "A rate expression starts when you create the scheduled event rule." Its minute is not told, so each period has one. */
    @Test
    void aRateIsExpectedOnceInEachPeriodSinceItCameIntoForce() {
        assertThat(between("rate(1 day)", "2026-11-22T00:00:00Z", "2026-11-22T13:00:00Z"))
                .containsExactly(
                        fire("2026-11-23T12:05:00Z", "2026-11-22T12:05:00Z", "2026-11-23T12:20:00Z"),
                        fire("2026-11-24T12:05:00Z", "2026-11-23T12:05:00Z", "2026-11-24T12:20:00Z"));
        assertThat(between("rate(1 day)", "2026-11-20T12:04:00Z", "2026-11-20T13:00:00Z"))
                .first()
                .isEqualTo(fire("2026-11-21T12:05:00Z", "2026-11-20T12:05:00Z", "2026-11-21T12:20:00Z"));
    }

    @Test
    void aFrequentRateIsExpectedOnceInEachHour() {
        assertThat(between("rate(5 minutes)", "2026-11-22T00:00:00Z", "2026-11-22T00:10:00Z"))
                .containsExactly(
                        fire("2026-11-22T01:05:00Z", "2026-11-22T00:05:00Z", "2026-11-22T01:20:00Z"),
                        fire("2026-11-22T02:05:00Z", "2026-11-22T01:05:00Z", "2026-11-22T02:20:00Z"));
    }

    @Test
    void aScheduleThatIsOverIsNotExpectedAtAll() {
        assertThat(between("cron(0 4 1 1 ? 2020)", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z"))
                .isEmpty();
    }
}
