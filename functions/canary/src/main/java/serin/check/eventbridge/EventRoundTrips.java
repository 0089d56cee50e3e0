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
import java.util.concurrent.locks.ReentrantLock;
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

    /**
     * One reads for all: what another has received and not yet handed over would look like silence. In turn: whoever waits in vain
     * would else keep it, and hold up those whose answer is there.
     */
    private final ReentrantLock reading = new ReentrantLock(true);

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
            return switch (cloud.rules().put(journey.event(nonce))) {
                case Observation.Present<String> _ -> await(journey, nonce, clock.instant(), cloud);
                case Observation.Absent<String> absent -> new Result.NotSent(absent);
                case Observation.Unreadable<String> unreadable -> new Result.NotSent(unreadable);
            };
        } finally {
            awaited.remove(nonce);
        }
    }

    /** @param taken when the bus had the event: how long that took, retries and all, is not the event's way */
    private Result await(Journey journey, String nonce, Instant taken, Cloud cloud) {
        Optional<Result> result = Optional.empty();
        while (result.isEmpty()) {
            result = look(journey, nonce, taken, cloud);
        }
        return result.get();
    }

    /** Empty when the event may yet be acknowledged in time. */
    private Optional<Result> look(Journey journey, String nonce, Instant taken, Cloud cloud) {
        reading.lock();
        try {
            var began = clock.instant();
            if (arrived(nonce).isEmpty()) {
                switch (cloud.queues().receive(journey.queueUrl(), WAIT, HIDDEN)) {
                    case Observation.Present<List<MessageFacts>>(var messages, var _) ->
                        messages.forEach(message -> keep(message, journey, cloud));
                    case Observation.Absent<List<MessageFacts>> absent -> {
                        return Optional.of(new Result.Deaf(absent));
                    }
                    case Observation.Unreadable<List<MessageFacts>> unreadable -> {
                        return Optional.of(new Result.Deaf(unreadable));
                    }
                }
            }
            var arrived = arrived(nonce);
            if (!arrived.isEmpty()) {
                return Optional.of(acknowledged(arrived, taken));
            }
            // Only a look that began when the time was over has seen that nothing came: this machine may be slow.
            var waited = Duration.between(taken, began);
            if (waited.compareTo(journey.within()) < 0) {
                return Optional.empty();
            }
            took(waited);
            return Optional.of(new Result.Silence(waited));
        } finally {
            reading.unlock();
        }
    }

    private Result acknowledged(List<Arrival> arrived, Instant taken) {
        var way = Duration.between(taken, arrived.getFirst().at());
        took(way);
        return new Result.Acknowledged(
                arrived.stream().map(Arrival::acknowledgement).toList(),
                way,
                arrived.stream().flatMap(arrival -> arrival.kept().stream()).findFirst());
    }

    private List<Arrival> arrived(String nonce) {
        return awaited.getOrDefault(nonce, List.of());
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
