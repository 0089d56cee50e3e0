package serin.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant START = Instant.parse("2026-11-27T03:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Duration> left = new ArrayList<>();
    private Instant now = START;
    private final Delivery delivery = new Delivery(() -> now, this::pause);

    private void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private Receipt undelivered(Duration time) {
        left.add(time);
        return new Receipt.Undelivered("attempt " + left.size());
    }

    @Test
    void whatArrivesIsSentOnce() {
        assertThat(delivery.deliver(_ -> new Receipt.Accepted(), START.plusSeconds(60)))
                .isEqualTo(new Receipt.Accepted());
        assertThat(pauses).isEmpty();
    }

    @Test
    void triesSixTimesAndThenWaitsForNothing() {
        assertThat(delivery.deliver(this::undelivered, START.plusSeconds(600)))
                .isEqualTo(new Receipt.Undelivered("attempt 6"));
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L);
    }

    @Test
    void beginsNoAttemptAfterItsTime() {
        assertThat(delivery.deliver(this::undelivered, START.plusSeconds(4)))
                .isEqualTo(new Receipt.Undelivered("attempt 3"));
        assertThat(left.stream().map(Duration::toSeconds)).containsExactly(4L, 3L, 1L);
        assertThat(delivery.deliver(this::undelivered, now)).isInstanceOf(Receipt.Undelivered.class);
        assertThat(left).hasSize(3);
    }

    @Test
    void whatIsRefusedIsNotSentAgain() {
        assertThat(delivery.deliver(_ -> new Receipt.NobodyWaits("status 403"), START.plusSeconds(60)))
                .isEqualTo(new Receipt.NobodyWaits("status 403"));
        assertThat(pauses).isEmpty();
    }
}
