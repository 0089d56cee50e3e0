package localcloud.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
            if (!closed && environment.usable()) {
                idle.computeIfAbsent(function, key -> new ArrayDeque<>()).addFirst(environment);
            } else {
                end(environment);
            }
        }
        permitsOf(function).release();
    }

    /** Ends every idle environment; those that are at work end when they are released. */
    synchronized void endIdle() {
        var all = new ArrayList<ExecutionEnvironment>();
        idle.values().forEach(all::addAll);
        idle.clear();
        all.forEach(this::end);
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
