package serin.check.eventbridge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import serin.observation.Cloud;
import serin.observation.MessageFacts;
import serin.observation.Observation;

/**
 * The round trips of one run, each with a nonce of its own.
 *
 * <p>All canaries of a stack share one queue. A run deletes what answers its own events, and leaves what answers those of others:
 * hidden for {@link #HIDDEN}, then there again, until its canary takes it or the queue's retention ends. Two round trips of one
 * run hand each other what they receive. Safe for use by several threads.
 */
public final class EventRoundTrips implements RoundTrips {
    /** How long SQS waits for a message before it answers that there is none; shorter than any call's time-out. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** Others' messages come back after it; without it, they would come back at once, again and again. */
    private static final Duration HIDDEN = Duration.ofSeconds(2);

    private final Supplier<String> nonces;
    private final InstantSource clock;
    private final Map<String, List<Arrival>> awaited = new ConcurrentHashMap<>();
    private final AtomicReference<Optional<Duration>> slowest = new AtomicReference<>(Optional.empty());

    /**
     * @param nonces texts that were never used before
     * @param clock by which the way is timed
     */
    public EventRoundTrips(Supplier<String> nonces, InstantSource clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * The longest way so far; of an event that nobody acknowledged how long it was waited for. Empty when no event was sent whose
     * acknowledgement could be heard.
     */
    public Optional<Duration> slowest() {
        return slowest.get();
    }

    private void took(Duration way) {
        slowest.accumulateAndGet(
                Optional.of(way),
                (known, come) ->
                        Stream.of(known, come).flatMap(Optional::stream).max(Comparator.naturalOrder()));
    }

    private record Arrival(
            Acknowledgement acknowledgement, Instant at, Optional<Observation.Unreadable<MessageFacts>> kept) {}

    @Override
    public Result travel(Journey journey, Cloud cloud) {
        var nonce = nonces.get();
        awaited.put(nonce, List.of());
        try {
            var sent = clock.instant();
            return switch (cloud.rules().put(journey.event(nonce))) {
                case Observation.Present<String> _ -> await(journey, nonce, sent, cloud);
                case Observation.Absent<String> absent -> new Result.NotSent(absent);
                case Observation.Unreadable<String> unreadable -> new Result.NotSent(unreadable);
            };
        } finally {
            awaited.remove(nonce);
        }
    }

    private Result await(Journey journey, String nonce, Instant sent, Cloud cloud) {
        var end = sent.plus(journey.within());
        while (true) {
            switch (cloud.queues().receive(journey.queueUrl(), WAIT, HIDDEN)) {
                case Observation.Present<List<MessageFacts>>(var messages, var _) ->
                    messages.forEach(message -> keep(message, journey, cloud));
                case Observation.Absent<List<MessageFacts>> absent -> {
                    return new Result.Deaf(absent);
                }
                case Observation.Unreadable<List<MessageFacts>> unreadable -> {
                    return new Result.Deaf(unreadable);
                }
            }
            var arrived = awaited.getOrDefault(nonce, List.of());
            if (!arrived.isEmpty()) {
                var way = Duration.between(sent, arrived.getFirst().at());
                took(way);
                return new Result.Acknowledged(
                        arrived.stream().map(Arrival::acknowledgement).toList(),
                        way,
                        arrived.stream()
                                .flatMap(arrival -> arrival.kept().stream())
                                .findFirst());
            }
            var now = clock.instant();
            if (!now.isBefore(end)) {
                var waited = Duration.between(sent, now);
                took(waited);
                return new Result.Silence(waited);
            }
        }
    }

    private void keep(MessageFacts message, Journey journey, Cloud cloud) {
        Acknowledgement.of(message.body()).ifPresent(acknowledgement -> {
            if (!awaited.containsKey(acknowledgement.nonce())) {
                return;
            }
            var at = clock.instant();
            var kept = cloud.queues().delete(journey.queueUrl(), message)
                            instanceof Observation.Unreadable<MessageFacts> unreadable
                    ? Optional.of(unreadable)
                    : Optional.<Observation.Unreadable<MessageFacts>>empty();
            awaited.computeIfPresent(acknowledgement.nonce(), (_, arrived) -> {
                var more = new ArrayList<>(arrived);
                more.add(new Arrival(acknowledgement, at, kept));
                return List.copyOf(more);
            });
        });
    }
}
