package localcloud.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import localcloud.resource.CloudClock;
import localcloud.service.AwsError;
import localcloud.service.Timetable;
import localcloud.service.delivery.Background;
import org.junit.jupiter.api.Test;

final class PassageTest {
    private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final CloudClock clock = new CloudClock(InstantSource.fixed(START));
    private final List<String> events = new ArrayList<>();
    private final Background background = new Background();
    private final Map<String, Duration> every =
            new TreeMap<>(Map.of("Fast", Duration.ofMinutes(20), "Slow", Duration.ofMinutes(30)));
    private final Passage passage = new Passage(clock, background, List.of(new Rounds()), () -> {});

    @Test
    void firesEachAtItsInstantInTheOrderOfTime() throws AwsError, InterruptedException {
        assertThat(passage.advance(Duration.ofHours(1), new Firing.Everything()))
                .isEqualTo(Map.of("Fast", 3, "Slow", 2));

        assertThat(events)
                .containsExactly(
                        "2026-03-02T12:20:00Z Fast",
                        "2026-03-02T12:30:00Z Slow",
                        "2026-03-02T12:40:00Z Fast",
                        "2026-03-02T13:00:00Z Fast",
                        "2026-03-02T13:00:00Z Slow");
        assertThat(clock.instant()).isEqualTo("2026-03-02T13:00:00Z");
    }

    /** What an instant started is over before the next one, with the clock where it was. */
    @Test
    void waitsForWhatFollows() throws AwsError, InterruptedException {
        passage.advance(Duration.ofHours(1), new Firing.Only(List.of("Slow")));

        assertThat(events).containsExactly("2026-03-02T12:30:00Z Slow", "2026-03-02T13:00:00Z Slow");
    }

    @Test
    void firesNothingThatIsNotAskedFor() throws AwsError, InterruptedException {
        assertThat(passage.advance(Duration.ofHours(1), new Firing.Only(List.of())))
                .isEmpty();

        assertThat(events).isEmpty();
    }

    /** So that missing data breach in between, and not only at the end. */
    @Test
    void ticksEveryMinute() throws AwsError, InterruptedException {
        var ticks = new ArrayList<Instant>();
        new Passage(clock, background, List.of(), () -> ticks.add(clock.instant()))
                .advance(Duration.parse("PT2M30S"), new Firing.Everything());

        assertThat(ticks).containsExactly(START.plusSeconds(60), START.plusSeconds(120), START.plusSeconds(150));
    }

    @Test
    void takesLongerStepsThroughYears() throws AwsError, InterruptedException {
        var ticks = new ArrayList<Instant>();
        new Passage(clock, background, List.of(), () -> ticks.add(clock.instant()))
                .advance(CloudClock.FARTHEST, new Firing.Only(List.of()));

        assertThat(ticks).hasSizeBetween(20_160, 20_162);
        assertThat(clock.ahead()).isEqualTo(CloudClock.FARTHEST);
    }

    @Test
    void refusesWhatIsNoScheduleAndTheWayBack() {
        assertThatThrownBy(() -> passage.advance(Duration.ofHours(1), new Firing.Only(List.of("Fast", "Never"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Never")
                .hasMessageContaining("[Fast, Slow]");
        assertThatThrownBy(() -> passage.advance(Duration.ofHours(-1), new Firing.Everything()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void stopsWhenTheClockIsReset() {
        var reset = new Passage(clock, background, List.of(new Rounds()), clock::reset);

        assertThatThrownBy(() -> reset.advance(Duration.ofHours(1), new Firing.Everything()))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("reset");
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, BLOCKED, TERMINATED -> false;
        };
    }

    private final class Rounds implements Timetable {
        @Override
        public Set<String> ids() {
            return every.keySet();
        }

        @Override
        public Optional<Instant> next(String logicalId, Instant after) {
            return Optional.ofNullable(every.get(logicalId)).map(step -> {
                long passed = Duration.between(START, after).dividedBy(step);
                return START.plus(step.multipliedBy(passed + 1));
            });
        }

        @Override
        public void fire(String logicalId, Instant at) {
            var firing = Thread.currentThread();
            background.start(() -> {
                // Until whoever fires waits for this, or goes on without.
                while (!isWaiting(firing) && clock.instant().equals(at)) {
                    Thread.onSpinWait();
                }
                synchronized (events) {
                    events.add((clock.instant().equals(at) ? at : "late") + " " + logicalId);
                    events.sort(Comparator.naturalOrder());
                }
            });
        }
    }
}
