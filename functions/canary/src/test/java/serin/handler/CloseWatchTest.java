package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloseWatchTest {
    private static final Instant DEPLOYED = Instant.parse("2026-11-27T10:02:00Z");
    private static final CloseWatch WATCH = new CloseWatch(30, Duration.ofHours(3));

    /** Whatever the parameter TickMinutes allows. */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 15, 30})
    void oneTickOfEveryHourIsARun(int tickMinutes) {
        var hours = new ArrayList<Integer>();
        for (int minute = 0; minute < 24 * 60; minute += tickMinutes) {
            var tick = Instant.parse("2026-11-27T00:00:07Z").plus(Duration.ofMinutes(minute));
            if (WATCH.isFullRun(tick)) {
                hours.add(minute / 60);
            }
        }
        assertThat(hours).hasSize(24).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        // It was sent before the deployment, and arrives after it.
        "2026-11-27T10:00:00Z, true",
        "2026-11-27T10:05:00Z, true",
        "2026-11-27T13:00:00Z, true",
        "2026-11-27T13:02:00Z, false",
        "2026-11-28T10:05:00Z, false",
    })
    void everyTickCountsInTheFirstHours(Instant tick, boolean watched) {
        assertThat(WATCH.watches(tick, DEPLOYED)).isEqualTo(watched);
    }

    @Test
    void nothingIsWatchedForNoHours() {
        assertThat(new CloseWatch(30, Duration.ZERO).watches(DEPLOYED, DEPLOYED))
                .isFalse();
    }

    /** A jar in somebody else's stack, with somebody else's schedule. */
    @Test
    void withoutASettingEveryScheduledEventIsARun() {
        assertThat(CloseWatch.of(Map.of("SERIN_CLOSE_WATCH_HOURS", "3"))).isEmpty();
    }

    @Test
    void readsItsSettings() {
        assertThat(CloseWatch.of(Map.of("SERIN_FULL_RUN_MINUTE", "30"))).isEqualTo(Optional.of(WATCH));
        assertThat(CloseWatch.of(Map.of("SERIN_FULL_RUN_MINUTE", "0", "SERIN_CLOSE_WATCH_HOURS", "72")))
                .isEqualTo(Optional.of(new CloseWatch(0, Duration.ofDays(3))));
    }

    @Test
    void saysWhichSettingCannotBeMeant() {
        for (var wrong : List.of("56", "-1", "half past", "1e1", "999999999999")) {
            assertThatThrownBy(() -> CloseWatch.of(Map.of("SERIN_FULL_RUN_MINUTE", wrong)))
                    .isInstanceOf(CannotValidate.class)
                    .hasMessage("SERIN_FULL_RUN_MINUTE must be a number of 0 to 55, was " + wrong);
        }
    }
}
