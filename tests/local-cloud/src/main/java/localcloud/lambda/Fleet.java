package localcloud.lambda;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The execution environments that there are. One that is idle is used again, the last one first; there is a limit to those of one
 * version, beyond which callers wait for one another. An idle environment of a configuration that has been replaced is ended.
 */
final class Fleet implements AutoCloseable {
    /** What a child gets between its answer and its request for the next event, when all begins anew. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final int mostPerVersion;
    private final Function<FunctionVersion, ExecutionEnvironment> factory;
    private final Map<FunctionVersion, Deque<ExecutionEnvironment>> idle = new HashMap<>();
    private final Map<FunctionVersion, Semaphore> permits = new HashMap<>();
    private final Set<ExecutionEnvironment> alive = new HashSet<>();
    private boolean closed;

    Fleet(int mostPerVersion, Function<FunctionVersion, ExecutionEnvironment> factory) {
        this.mostPerVersion = mostPerVersion;
        this.factory = factory;
    }

    /** Takes an environment that waits for an event, or starts one; give it back with {@link #release}. */
    ExecutionEnvironment lease(FunctionVersion function) throws InterruptedException {
        permitsOf(function).acquire();
        var leased = false;
        try {
            for (var kept = takeIdle(function); kept != null; kept = takeIdle(function)) {
                if (kept.awaitIdle()) {
                    leased = true;
                    return kept;
                }
                end(kept);
            }
            var fresh = start(function);
            leased = true;
            return fresh;
        } finally {
            if (!leased) {
                permitsOf(function).release();
            }
        }
    }

    void release(FunctionVersion function, ExecutionEnvironment environment) {
        synchronized (this) {
            if (!closed && alive.contains(environment) && environment.usable()) {
                idle.computeIfAbsent(function, key -> new ArrayDeque<>()).addFirst(environment);
            } else {
                end(environment);
            }
        }
        permitsOf(function).release();
    }

    /** Ends those that are at work: their callers get the answer of a process that ended. */
    synchronized void endBusy() {
        var busy = new HashSet<>(alive);
        idle.values().forEach(busy::removeAll);
        busy.forEach(this::end);
    }

    /**
     * Ends the idle environments of these callers, and those that are not done with what they did last; the others wait for their next
     * event as if nothing had been.
     *
     * @param callers ARNs of sessions
     */
    synchronized void settle(Set<String> callers) throws InterruptedException {
        for (var entry : idle.entrySet()) {
            for (var environment : List.copyOf(entry.getValue())) {
                if (!callers.contains(SessionKeys.principal(entry.getKey())) && environment.awaitIdle(LAST_WORDS)) {
                    environment.forgetOutput();
                } else {
                    entry.getValue().remove(environment);
                    end(environment);
                }
            }
        }
    }

    /** Ends the idle environments of other versions than these. */
    synchronized void keep(Set<FunctionVersion> versions) {
        for (var other : List.copyOf(idle.keySet())) {
            if (!versions.contains(other)) {
                idle.getOrDefault(other, new ArrayDeque<>()).forEach(this::end);
                idle.remove(other);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(alive).forEach(this::end);
        idle.clear();
    }

    private synchronized Semaphore permitsOf(FunctionVersion function) {
        return permits.computeIfAbsent(function, key -> new Semaphore(mostPerVersion, true));
    }

    private synchronized @Nullable ExecutionEnvironment takeIdle(FunctionVersion function) {
        var outdated = idle.keySet().stream()
                .filter(other -> !other.equals(function)
                        && other.functionName().equals(function.functionName())
                        && other.version().equals(function.version()))
                .toList();
        for (var other : outdated) {
            var environments = idle.remove(other);
            if (environments != null) {
                environments.forEach(this::end);
            }
        }
        var kept = idle.get(function);
        return kept == null ? null : kept.pollFirst();
    }

    private ExecutionEnvironment start(FunctionVersion function) {
        var fresh = factory.apply(function);
        synchronized (this) {
            if (closed) {
                fresh.close();
                throw new IllegalStateException("the Lambda host is closed");
            }
            alive.add(fresh);
        }
        return fresh;
    }

    private synchronized void end(ExecutionEnvironment environment) {
        alive.remove(environment);
        environment.close();
    }
}
