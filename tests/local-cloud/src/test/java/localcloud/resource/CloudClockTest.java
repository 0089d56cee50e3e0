package localcloud.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class CloudClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final CloudClock clock = new CloudClock(InstantSource.fixed(NOON));

    @Test
    void advancesStepByStepAndResets() {
        clock.advance(Duration.ofHours(26));
        clock.advance(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T14:01:00Z"));

        clock.reset();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be negative, was PT-1S");
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void refusesToGoTooFar() {
        clock.advance(Duration.ofDays(3_000));

        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most");
        assertThat(clock.ahead()).isEqualTo(Duration.ofDays(3_000));
    }
}
