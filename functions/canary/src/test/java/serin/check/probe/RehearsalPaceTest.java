package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalPaceTest {

    @Test
    void isSlowerWhenItTakesMoreThanFiveTimesAsLong() {
        assertThat(RehearsalPace.of(List.of(1_501L, 1_501L, 1_501L), List.of(300L, 300L, 300L)))
                .isEqualTo(new RehearsalPace.Slower(1_501, 300));
    }

    @Test
    void isKeptAtFiveTimes() {
        assertThat(RehearsalPace.of(List.of(1_500L, 1_500L, 1_500L), List.of(300L, 300L, 300L)))
                .isEqualTo(new RehearsalPace.Kept(1_500, 300));
    }

    @Test
    void isUnremarkableUpToASecond() {
        assertThat(RehearsalPace.of(List.of(1_000L, 1_000L, 1_000L), List.of(1L, 1L, 1L)))
                .isEqualTo(new RehearsalPace.Unremarkable(1_000));
    }

    @Test
    void isNotMisledByOneStart() {
        assertThat(RehearsalPace.of(List.of(9_000L, 90L, 80L), List.of(80L, 80L, 80L)))
                .isEqualTo(new RehearsalPace.Unremarkable(90));
        assertThat(RehearsalPace.of(List.of(2_000L, 2_000L, 2_000L), List.of(300L, 9_000L, 310L)))
                .isEqualTo(new RehearsalPace.Slower(2_000, 310));
    }

    @Test
    void isSlowerThanWhatTakesNoTimeAtAll() {
        assertThat(RehearsalPace.of(List.of(2_000L, 2_000L, 2_000L), List.of(0L, 0L, 0L)))
                .isEqualTo(new RehearsalPace.Slower(2_000, 0));
    }

    @Test
    void wantsThreeTimes() {
        assertThatThrownBy(() -> RehearsalPace.median(List.of(1L, 2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be 3 times, were 2");
    }
}
