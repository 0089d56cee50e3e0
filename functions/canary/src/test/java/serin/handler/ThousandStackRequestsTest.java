package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import serin.handler.SimulatedUpdate.Ending;

/**
 * A thousand requests with random faults on a virtual clock: repetitions, answers lost, URLs that answer 500, canaries that are killed,
 * updates that are cancelled. Each ends in exactly one accepted answer or the time-out, and no rollback and no deletion ever fails for
 * what was answered.
 */
class ThousandStackRequestsTest {
    private static final int REQUESTS = 1_000;
    private static final long SEED = 20_261_127;

    @Test
    void endInOneAnswerOrTheTimeOut() {
        var random = new Random(SEED);
        Map<Ending, Integer> endings = new EnumMap<>(Ending.class);
        var sent = 0;
        for (var update = 0; sent < REQUESTS; update++) {
            var simulated = new SimulatedUpdate(random);
            simulated.run();
            for (var request : simulated.requests()) {
                assertThat(request.endings())
                        .as("update %d, %s: %s", update, request.body(), request.story())
                        .hasSize(1);
                endings.merge(request.endings().getFirst(), 1, Integer::sum);
                if (!request.movesForward()) {
                    assertThat(request.endings())
                            .as("update %d: %s", update, request.story())
                            .doesNotContain(Ending.FAILED);
                }
                if (request.endings().contains(Ending.FAILED)) {
                    assertThat(request.mayFail())
                            .as("update %d: %s", update, request.story())
                            .isTrue();
                }
                assertThat(request.answers())
                        .as("update %d: a repetition answers the same: %s", update, request.story())
                        .hasSizeLessThanOrEqualTo(1);
            }
            assertThat(simulated.physicalIds()).hasSizeLessThanOrEqualTo(1);
            sent += simulated.requests().size();
        }
        // Each ending occurs, so that none of the above holds for want of a case.
        assertThat(endings).hasSize(Ending.values().length);
        assertThat(endings.values()).allMatch(count -> count > REQUESTS / 50);
    }
}
