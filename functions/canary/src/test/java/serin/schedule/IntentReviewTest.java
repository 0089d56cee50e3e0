package serin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import serin.schedule.IntentReview.Result;

/** What a schedule is meant to do, against what a calendar says that it does; 2026-11-22 is a Sunday. */
class IntentReviewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:40:00Z");
    private static final MaintenanceWindow SUNDAY =
            new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 0, 1_440, ZoneOffset.UTC);

    private static Result days(String days, String expression) {
        return review(
                Optional.of(new ScheduleIntent(WeekDays.read(days), Optional.empty())), Optional.empty(), expression);
    }

    private static Result hours(String expression, Integer... hours) {
        var intent = new ScheduleIntent(Optional.empty(), Optional.of(new TreeSet<>(Set.of(hours))));
        return review(Optional.of(intent), Optional.empty(), expression);
    }

    private static Result window(MaintenanceWindow window, String expression) {
        return review(Optional.empty(), Optional.of(window), expression);
    }

    private static Result review(
            Optional<ScheduleIntent> intent, Optional<MaintenanceWindow> window, String expression) {
        return new IntentReview(intent, window).review(Schedule.parse(expression), NOW);
    }

    @Test
    void keepsNamedDays() {
        assertThat(days("MON-SAT", "cron(0 4 ? * MON-SAT *)")).isEqualTo(new Result.Kept("fires on MON-SAT at hour 4"));
    }

    @Test
    void keepsNumberedDaysOfTheSameMeaning() {
        assertThat(days("MON-SAT", "cron(0 4 ? * 2-7 *)")).isEqualTo(new Result.Kept("fires on MON-SAT at hour 4"));
    }

    @Test
    void breaksWithDaysCountedFromMonday() {
        assertThat(days("MON-SAT", "cron(0 4 ? * 1-6 *)"))
                .isEqualTo(new Result.Broken("fires on SUN; never fires on SAT"));
    }

    @Test
    void breaksWithAYearlyScheduleThatMeetsASundaySomeYear() {
        assertThat(days("MON-SAT", "cron(0 4 1 1 ? *)")).isEqualTo(new Result.Broken("fires on SUN"));
    }

    @Test
    void keepsAYearlyScheduleThatIsMeantForAnyDay() {
        assertThat(days("SUN-SAT", "cron(0 4 1 1 ? *)")).isEqualTo(new Result.Kept("fires on MON-SUN at hour 4"));
    }

    @Test
    void breaksWithAnotherHour() {
        assertThat(hours("cron(0 5 ? * MON-SAT *)", 4))
                .isEqualTo(new Result.Broken("fires at hour 5; never fires at hour 4"));
    }

    @Test
    void keepsEachDeclaredHour() {
        assertThat(hours("cron(30 4,16 * * ? *)", 4, 16)).isEqualTo(new Result.Kept("fires on MON-SUN at hour 4,16"));
    }

    @Test
    void breaksInTheMaintenanceWindow() {
        assertThat(window(SUNDAY, "cron(0 4 * * ? *)"))
                .isEqualTo(new Result.Broken("fires at 2026-11-29T04:00:00Z, in the maintenance window"));
    }

    @Test
    void keepsOutOfTheMaintenanceWindow() {
        assertThat(window(SUNDAY, "cron(0 * ? * MON-SAT *)"))
                .isEqualTo(new Result.Kept("fires on MON-SAT at hour 0-23"));
    }

    @Test
    void breaksInAWindowOfATimeZoneInSummerOnly() {
        // Sunday 02:00 to 03:00 in Berlin is 01:00 to 02:00 UTC in winter and 00:00 to 01:00 UTC from 2027-03-28, 01:00
        // UTC, on.
        var berlin = new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 120, 180, ZoneId.of("Europe/Berlin"));
        assertThat(window(berlin, "cron(30 0 ? * SUN *)"))
                .isEqualTo(new Result.Broken("fires at 2027-04-04T00:30:00Z, in the maintenance window"));
    }

    @Test
    void breaksInAWindowThatReachesIntoTheNextDay() {
        var night = new MaintenanceWindow(Set.of(DayOfWeek.SATURDAY), 1_320, 120, ZoneOffset.UTC);
        assertThat(window(night, "cron(0 1 * * ? *)"))
                .isEqualTo(new Result.Broken("fires at 2026-11-29T01:00:00Z, in the maintenance window"));
        assertThat(window(night, "cron(0 2 * * ? *)")).isEqualTo(new Result.Kept("fires on MON-SUN at hour 2"));
    }

    @Test
    void breaksWithARateThatMeetsEveryDay() {
        assertThat(days("MON-SAT", "rate(1 hour)")).isEqualTo(new Result.Broken("fires on SUN"));
        assertThat(window(SUNDAY, "rate(1 day)"))
                .isEqualTo(new Result.Broken("fires every 1440 minutes, also in the maintenance window"));
    }

    @Test
    void cannotTellTheDayOfAWeeklyRate() {
        assertThat(days("MON", "rate(7 days)"))
                .isEqualTo(
                        new Result.Undecidable("a rate counts from when the rule was created, which EventBridge does "
                                + "not tell: the days cannot be judged"));
    }

    @Test
    void keepsARateThatIsMeantForEveryHour() {
        assertThat(days("SUN-SAT", "rate(30 minutes)")).isEqualTo(new Result.Kept("fires every 30 minutes"));
    }

    @Test
    void saysWhatIsExpected() {
        var intent = new ScheduleIntent(WeekDays.read("MON-SAT"), Optional.of(new TreeSet<>(Set.of(4))));
        assertThat(new IntentReview(Optional.of(intent), Optional.of(SUNDAY)).expected())
                .isEqualTo("fires on MON-SAT at hour 4, and never in the maintenance window SUN 00:00-24:00 Z");
    }
}
