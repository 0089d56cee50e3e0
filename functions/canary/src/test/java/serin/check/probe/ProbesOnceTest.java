package serin.check.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import serin.check.Scenario;
import serin.expectation.ExpectedFunction;
import serin.observation.InvocationFacts;
import serin.observation.Observation;

class ProbesOnceTest {
    private final Scenario scenario = new Scenario();
    private final AtomicInteger nonces = new AtomicInteger();
    private final ProbesOnce probes =
            new ProbesOnce(() -> "n" + nonces.incrementAndGet(), InstantSource.fixed(Scenario.NOW));
    private final ExpectedFunction function =
            scenario.expected().find(ExpectedFunction.class, Scenario.FUNCTION).orElseThrow();

    @Test
    void sendsTheMarkerANonceAndADeadline() {
        probes.ask(function, Duration.ofSeconds(30), scenario.context());
        assertThat(scenario.cloud().probes())
                .containsExactly(Map.of(
                        "serin.probe", "1",
                        "serin.nonce", "n1",
                        "serin.deadlineMillis", "1772445640000"));
    }

    /** Lambda lets a function take 10 s to start, before its own time begins to run. */
    @Test
    void waitsForAStartAndForLambdasWordThatTheFunctionRanIntoItsTimeOut() {
        probes.ask(function, Duration.ofSeconds(3), scenario.context());
        assertThat(scenario.cloud().patience()).containsExactly(Duration.ofSeconds(15));
    }

    /** So seen on a machine on which everything was slow: a start of 40 s, and then no time for anything. */
    @Test
    void asksOnceMoreWhenTheStartLeftNoTimeForAnything() {
        scenario.answer(
                Optional.empty(),
                Optional.of("3"),
                new Answers()
                        .dependency("table", "t", "dynamodb:GetItem", "timeout", 12, "")
                        .json()
                        .replace("nonce-1", "n1"));
        assertThat(probes.ask(function, Duration.ofSeconds(30), scenario.context())
                        .nonce())
                .isEqualTo("n2");
        assertThat(scenario.cloud().probes()).hasSize(2);
    }

    /** Once is no proof: the function had just started, or everything on its machine was slow. */
    @Test
    void asksOnceMoreWhenSomethingGaveNoAnswerInGoodTime() {
        scenario.answer(
                Optional.empty(),
                Optional.of("3"),
                new Answers()
                        .dependency("table", "t", "dynamodb:GetItem", "timeout", 20_000, "")
                        .json()
                        .replace("nonce-1", "n1"));
        assertThat(probes.ask(function, Duration.ofSeconds(30), scenario.context())
                        .nonce())
                .isEqualTo("n2");
        assertThat(scenario.cloud().probes()).hasSize(2);
    }

    @Test
    void doesNotAskOnceMoreWhenSomethingIsDenied() {
        scenario.answer(
                Optional.empty(),
                Optional.of("3"),
                new Answers()
                        .dependency("table", "t", "dynamodb:GetItem", "denied", 20_000, "")
                        .json()
                        .replace("nonce-1", "n1"));
        probes.ask(function, Duration.ofSeconds(30), scenario.context());
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void asksAnewWithANonceOfItsOwn() {
        probes.ask(function, Duration.ofSeconds(30), scenario.context());
        probes.again(function, "2", Map.of("serin.rehearse", "x"), Duration.ofSeconds(30), scenario.context());
        assertThat(scenario.cloud().probes().getLast())
                .isEqualTo(Map.of(
                        "serin.probe", "1",
                        "serin.nonce", "n2",
                        "serin.rehearse", "x",
                        "serin.deadlineMillis", "1772445640000"));
    }

    @Test
    void asksAFunctionOnce() {
        var first = probes.ask(function, Duration.ofSeconds(30), scenario.context());
        var second = probes.ask(function, Duration.ofSeconds(30), scenario.context());
        assertThat(second).isSameAs(first);
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void asksAFunctionOnceHoweverManyWantToKnowAtTheSameTime() throws Exception {
        var answers = new ArrayList<Future<Probe>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> probes.ask(function, Duration.ofSeconds(1), scenario.context())));
            }
        }
        for (var answer : answers) {
            assertThat(answer.get().nonce()).isEqualTo("n1");
        }
        assertThat(scenario.cloud().probes()).hasSize(1);
    }

    @Test
    void doesNotWaitForTheAnswerWhenInterrupted() throws Exception {
        var asking = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var slow = new ProbesOnce(
                () -> {
                    asking.countDown();
                    await(answered);
                    return "n";
                },
                InstantSource.fixed(Scenario.NOW));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> slow.ask(function, Duration.ofSeconds(1), scenario.context()));
            asking.await();
            var second = threads.submit(() -> {
                Thread.currentThread().interrupt();
                return slow.ask(function, Duration.ofSeconds(1), scenario.context());
            });
            assertThat(second.get().answer())
                    .isEqualTo(new Observation.Unreadable<InvocationFacts>(
                            "lambda:InvokeFunction", Observation.Reason.TIMED_OUT, "the run ended first"));
            answered.countDown();
            assertThat(first.get().nonce()).isEqualTo("n");
        }
    }

    @Test
    void isUnreadableWhenTheQuestionCannotBeMade() {
        var broken = new ProbesOnce(
                () -> {
                    throw new IllegalStateException("no entropy");
                },
                InstantSource.fixed(Scenario.NOW));
        assertThat(broken.ask(function, Duration.ofSeconds(1), scenario.context())
                        .answer())
                .isEqualTo(new Observation.Unreadable<InvocationFacts>(
                        "lambda:InvokeFunction",
                        Observation.Reason.TIMED_OUT,
                        "the probe itself failed: java.lang.IllegalStateException: no entropy"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
