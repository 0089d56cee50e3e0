package serin.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongFunction;

/**
 * Runs tasks side by side until a time limit; one that hangs costs the others nothing, and is answered for when the time is up.
 *
 * <p>Each has a platform thread of its own. On virtual threads a task that spins, or that waits inside the operating system's
 * name lookup, would keep one of the carriers, of which a function has one or two, and so hide the others.
 */
final class Parallel {
    private final long limitNanos;
    private final long startNanos;
    private final List<Running<?>> all = new ArrayList<>();

    private Parallel(Duration limit, long startNanos) {
        this.limitNanos = Math.max(0, limit.toNanos());
        this.startNanos = startNanos;
    }

    static Parallel within(Duration limit) {
        return new Parallel(limit, System.nanoTime());
    }

    /** A task that never throws. */
    @FunctionalInterface
    interface Task<T> {

        /**
         * Makes the result.
         *
         * @param clock since the task began
         */
        T run(Stopwatch clock);
    }

    /** How long something has been running. */
    @FunctionalInterface
    interface Stopwatch {
        long millis();
    }

    /** A task that was started. */
    record Running<T>(Thread thread, CompletableFuture<T> result, LongFunction<T> late) {}

    /** Starts a task; {@code late} answers for it when it has not ended in time, with the milliseconds that it had. */
    <T> Running<T> start(Task<T> task, LongFunction<T> late) {
        var result = new CompletableFuture<T>();
        var thread = Thread.ofPlatform()
                .daemon()
                .name("serin-probe-" + all.size())
                .unstarted(() -> {
                    var began = System.nanoTime();
                    result.complete(task.run(() -> millisSince(began)));
                });
        var running = new Running<T>(thread, result, late);
        all.add(running);
        if (limitNanos > 0) {
            thread.start();
        }
        return running;
    }

    /** The results in order; waits no longer than the limit, counted from {@link #within}. */
    <T> List<T> results(List<Running<T>> started) {
        return started.stream().map(this::result).toList();
    }

    /** Asks what is still running to stop. */
    void end() {
        all.stream()
                .filter(running -> !running.result().isDone())
                .forEach(running -> running.thread().interrupt());
    }

    private <T> T result(Running<T> running) {
        try {
            return running.result().get(limitNanos - (System.nanoTime() - startNanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return running.late().apply(millisSince(startNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return running.late().apply(millisSince(startNanos));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task never completes exceptionally", e);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
