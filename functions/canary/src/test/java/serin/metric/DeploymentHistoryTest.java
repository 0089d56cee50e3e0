package serin.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import serin.metric.DeploymentEvent.Phase;

class DeploymentHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void aBeginAndTheNextEndBelongTogether() {
        var end = stack("b", 12, Phase.SUCCEEDED);

        assertThat(history(stack("a", 0, Phase.BEGUN), end).took(end)).contains(Duration.ofMinutes(12));
    }

    @Test
    void itIsNotKnownHowLongADeploymentTookWhoseBeginIsMissing() {
        var end = stack("c", 60, Phase.SUCCEEDED);

        assertThat(history(stack("a", 0, Phase.BEGUN), stack("b", 12, Phase.SUCCEEDED), end)
                        .took(end))
                .isEmpty();
        assertThat(history(end).took(end)).isEmpty();
    }

    @Test
    void codeDeployTellsItself() {
        var end = function("d-1", 3, Phase.SUCCEEDED).took(Duration.ofSeconds(90));

        assertThat(history(function("d-0", 0, Phase.SUCCEEDED), end).took(end)).contains(Duration.ofSeconds(90));
    }

    @Test
    void aRollbackThatFailsAndIsCompletedLaterIsOneFailure() {
        var failed = stack("b", 10, Phase.FAILED);
        var completed = stack("c", 90, Phase.FAILED);
        var history = history(stack("o", -60, Phase.SUCCEEDED), stack("a", 0, Phase.BEGUN), failed, completed);

        assertThat(history.counts(failed)).isTrue();
        assertThat(history.counts(completed)).isFalse();
        assertThat(history.failureRate()).isEqualTo(50);
    }

    @Test
    void twoUpdatesThatFailAreTwo() {
        var history = history(
                stack("a", 0, Phase.BEGUN),
                stack("b", 10, Phase.FAILED),
                stack("c", 20, Phase.BEGUN),
                stack("d", 30, Phase.FAILED));

        assertThat(history.counts(stack("d", 30, Phase.FAILED))).isTrue();
    }

    @Test
    void functionsFailEachByItself() {
        var history = history(function("d-1", 0, Phase.FAILED), function("d-2", 0, Phase.FAILED));

        assertThat(history.counts(function("d-2", 0, Phase.FAILED))).isTrue();
        assertThat(history.failureRate()).isEqualTo(100);
    }

    /** AWS delivers events at least once, and in no order. */
    @Test
    void neitherOrderNorRepetitionMatters() {
        var events = new ArrayList<DeploymentEvent>();
        for (var i = 0; i < 3; i++) {
            events.add(stack("begin-" + i, i * 100, Phase.BEGUN));
            events.add(stack("end-" + i, i * 100 + 7, i == 1 ? Phase.FAILED : Phase.SUCCEEDED));
        }
        events.addAll(List.copyOf(events));
        Collections.reverse(events);

        var history = new DeploymentHistory(events);

        assertThat(history.failureRate()).isEqualTo(100.0 / 3);
        assertThat(history.took(stack("end-2", 207, Phase.SUCCEEDED))).contains(Duration.ofMinutes(7));
    }

    @Test
    void oneFailedOfThirtyIsAtMostFivePercent() {
        var events = IntStream.range(0, 30)
                .mapToObj(i -> function("d-" + i, i, i == 25 ? Phase.FAILED : Phase.SUCCEEDED))
                .toList();

        assertThat(new DeploymentHistory(events).failureRate()).isEqualTo(5);
    }

    @Test
    void noneIsKnownToHaveFailed() {
        assertThat(history().failureRate()).isZero();
        assertThat(history(stack("a", 0, Phase.BEGUN)).failureRate()).isZero();
    }

    @Test
    void aDeploymentThatHasOnlyBegunDoesNotCount() {
        var begun = stack("a", 0, Phase.BEGUN);

        assertThat(history(begun).counts(begun)).isFalse();
    }

    private static DeploymentHistory history(DeploymentEvent... events) {
        return new DeploymentHistory(List.of(events));
    }

    private static DeploymentEvent stack(String id, int minute, Phase phase) {
        return event(ComponentKind.DEPLOYMENT, id, minute, phase);
    }

    private static DeploymentEvent function(String id, int minute, Phase phase) {
        return event(ComponentKind.FUNCTION_DEPLOYMENT, id, minute, phase);
    }

    private static DeploymentEvent event(ComponentKind kind, String id, int minute, Phase phase) {
        return new DeploymentEvent(
                "serin-dev", kind, id, NOON.plus(Duration.ofMinutes(minute)), phase, Optional.empty());
    }
}
