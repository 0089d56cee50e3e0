package serin.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import serin.observation.Evidence;
import serin.observation.Observation;
import serin.observation.StackFacts;
import serin.observation.StackResourceFacts;
import serin.observation.Stacks;

class TicksTest {
    private static final Instant CHANGED = Instant.parse("2026-11-27T10:02:00Z");
    private static final Instant LATER = Instant.parse("2026-11-27T14:05:00Z");

    private final AtomicInteger calls = new AtomicInteger();
    private final Ticks ticks = new Ticks(new CloseWatch(30, Duration.ofHours(3)), "serin-dev");

    @Test
    void passesWhenNothingWasDeployedForHours() {
        assertThat(ticks.passes(LATER, changed(Optional.of(CHANGED))))
                .contains(
                        "the stack was last changed at 2026-11-27T10:02:00Z, more than 3 h before; runs are made once an"
                                + " hour, at minute 30");
        assertThat(calls).hasValue(1);
    }

    @Test
    void isARunSoonAfterADeployment() {
        assertThat(ticks.passes(Instant.parse("2026-11-27T12:05:00Z"), changed(Optional.of(CHANGED))))
                .isEmpty();
    }

    /** Half of what it would compare is not there yet; the end of the change starts a run. */
    @Test
    void passesWhileTheStackIsBeingChanged() {
        assertThat(ticks.passes(
                        Instant.parse("2026-11-27T10:05:00Z"), changed("UPDATE_IN_PROGRESS", Optional.of(CHANGED))))
                .contains("the stack is UPDATE_IN_PROGRESS; when that has ended, a run follows");
    }

    @Test
    void asksNothingForTheRunOfTheHour() {
        assertThat(ticks.passes(Instant.parse("2026-11-27T14:30:00Z"), changed(Optional.of(CHANGED))))
                .isEmpty();
        assertThat(calls).hasValue(0);
    }

    /** Never quiet for want of an answer: the run says what is wrong. */
    @Test
    void isARunWhenItCannotBeFoundOut() {
        assertThat(ticks.passes(LATER, changed(Optional.empty()))).isEmpty();
        assertThat(ticks.passes(
                        LATER,
                        answering(new Observation.Unreadable<>(
                                "cloudformation:DescribeStacks", Observation.Reason.DENIED, "denied"))))
                .isEmpty();
        assertThat(ticks.passes(
                        LATER,
                        answering(new Observation.Absent<>("gone", Evidence.of("cloudformation:DescribeStacks")))))
                .isEmpty();
    }

    private Stacks changed(Optional<Instant> at) {
        return changed("UPDATE_COMPLETE", at);
    }

    private Stacks changed(String status, Optional<Instant> at) {
        return answering(new Observation.Present<>(
                new StackFacts("serin-dev", "arn", status, "", Map.of(), at),
                Evidence.of("cloudformation:DescribeStacks")));
    }

    private Stacks answering(Observation<StackFacts> answer) {
        return new Stacks() {
            @Override
            public Observation<StackFacts> stack(String stackName) {
                calls.incrementAndGet();
                return answer;
            }

            @Override
            public Observation<StackFacts> stackNow(String stackName) {
                throw new AssertionError("one call at most");
            }

            @Override
            public Observation<String> template(String stackName) {
                throw new AssertionError("one call at most");
            }

            @Override
            public Observation<List<StackResourceFacts>> resources(String stackName) {
                throw new AssertionError("one call at most");
            }

            @Override
            public Observation<Map<String, String>> exports() {
                throw new AssertionError("one call at most");
            }
        };
    }
}
