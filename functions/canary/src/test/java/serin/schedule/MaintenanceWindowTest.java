package serin.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a window opens and closes; 2026-11-29 is a Sunday, and Berlin's clocks go forward on 2026-03-29 and back on 2026-10-25. */
class MaintenanceWindowTest {
    private static final MaintenanceWindow SUNDAY =
            new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 0, 1_440, ZoneOffset.UTC);

    @Test
    void opensOnTheNextSunday() {
        assertThat(SUNDAY.next(Instant.parse("2026-11-27T10:15:30Z"))).contains(Instant.parse("2026-11-29T00:00:00Z"));
    }

    @Test
    void opensAWeekLaterWhenItHasJustClosed() {
        assertThat(SUNDAY.next(Instant.parse("2026-11-30T00:00:00Z"))).contains(Instant.parse("2026-12-06T00:00:00Z"));
    }

    @Test
    void closesAtTheEndOfSunday() {
        assertThat(SUNDAY.end(Instant.parse("2026-11-29T23:59:59Z"))).contains(Instant.parse("2026-11-30T00:00:00Z"));
    }

    @Test
    void closesOnTheFollowingDayWhenItGoesOverMidnight() {
        var night = new MaintenanceWindow(Set.of(DayOfWeek.SATURDAY), 1_320, 270, ZoneOffset.UTC);
        assertThat(night.end(Instant.parse("2026-11-28T22:00:00Z"))).contains(Instant.parse("2026-11-29T04:30:00Z"));
    }

    @Test
    void opensByTheClockThatIsSetForward() {
        // 02:30 does not exist on that night: 02:00 is 03:00 at once, which is 01:00 in UTC.
        var berlin = new MaintenanceWindow(Set.of(DayOfWeek.SUNDAY), 150, 300, ZoneId.of("Europe/Berlin"));
        assertThat(berlin.next(Instant.parse("2026-03-28T12:00:00Z"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void neverOpensWithoutADay() {
        assertThat(new MaintenanceWindow(Set.of(), 0, 1_440, ZoneOffset.UTC).next(Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void neverClosesWithEveryDay() {
        var always = new MaintenanceWindow(EnumSet.allOf(DayOfWeek.class), 0, 1_440, ZoneOffset.UTC);
        assertThat(always.end(Instant.parse("2026-11-27T10:15:30Z"))).isEmpty();
    }
}
