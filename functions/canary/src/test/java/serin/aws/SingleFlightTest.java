package serin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.Observation.Reason;

class SingleFlightTest {
    private final SingleFlight<String, String> flight = new SingleFlight<>(Operation.GET_ROLE);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void fiftyThatAskWhileTheCallIsUnderWayShareIt() throws Exception {
        var underWay = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(
                            () -> flight.look("q", () -> {
                                awaitUninterruptibly(underWay);
                                return answer();
                            }),
                            threads))
                    .toList();
            underWay.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(present("answer 1"));
            }
        }

        assertThat(calls).hasValue(1);
    }

    @Test
    void anotherQuestionIsAnotherCall() {
        assertThat(List.of(
                        flight.look("a", this::answer), flight.look("b", this::answer), flight.look("a", this::answer)))
                .containsExactly(present("answer 1"), present("answer 2"), present("answer 1"));
    }

    @Test
    void whatWasUnreadableIsNotAskedAgain() {
        var denied = new Observation.Unreadable<String>("iam:GetRole", Reason.DENIED, "no");

        assertThat(flight.look("q", () -> denied)).isEqualTo(denied);
        assertThat(flight.look("q", this::answer)).isEqualTo(denied);
        assertThat(calls).hasValue(0);
    }

    @Test
    void aCallThatThrowsThrowsForAllWhoAsk() {
        assertThatThrownBy(() -> flight.look("q", () -> {
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");
        assertThatThrownBy(() -> flight.look("q", this::answer)).hasRootCauseMessage("broken");
    }

    @Test
    void whoIsInterruptedWhileWaitingKnowsNothing() throws Exception {
        var underWay = new CountDownLatch(1);
        var began = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> flight.look("q", () -> {
                began.countDown();
                awaitUninterruptibly(underWay);
                return answer();
            }));
            began.await();
            Thread.currentThread().interrupt();

            assertThat(flight.look("q", this::answer))
                    .isEqualTo(new Observation.Unreadable<>(
                            "iam:GetRole", Reason.TIMED_OUT, "the run ended while the call was under way"));
            assertThat(Thread.interrupted()).isTrue();
            underWay.countDown();
            assertThat(first.get()).isEqualTo(present("answer 1"));
        }
    }

    private Observation<String> answer() {
        return present("answer " + calls.incrementAndGet());
    }

    private static Observation<String> present(String facts) {
        return new Observation.Present<>(facts, Evidence.of("iam:GetRole"));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
