package serin.aws;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import serin.observation.Observation;

/**
 * Asks each question once: the first asker makes the call, all others, at the same time or later, get its answer.
 *
 * <p>An answer is kept as long as this object, whatever it is: asking again in the same run what was denied or throttled would
 * cost quota and let two checks of one report contradict each other.
 *
 * @param <K> what tells one question from another
 * @param <T> the facts of the answer
 */
final class SingleFlight<K, T> {
    private final Operation operation;
    private final Map<K, CompletableFuture<Observation<T>>> flights = new ConcurrentHashMap<>();

    SingleFlight(Operation operation) {
        this.operation = operation;
    }

    Observation<T> look(K question, Supplier<Observation<T>> call) {
        var mine = new CompletableFuture<Observation<T>>();
        // Not computeIfAbsent: it would hold the map's lock during the call, and others with it.
        var first = flights.putIfAbsent(question, mine);
        if (first != null) {
            return await(first);
        }
        try {
            mine.complete(call.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
            throw e;
        }
        return mine.join();
    }

    private Observation<T> await(CompletableFuture<Observation<T>> flight) {
        try {
            return flight.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observation.Unreadable<>(
                    operation.action(), Observation.Reason.TIMED_OUT, "the run ended while the call was under way");
        } catch (ExecutionException e) {
            throw new IllegalStateException(operation.api() + " failed for the check that asked first", e.getCause());
        }
    }
}
