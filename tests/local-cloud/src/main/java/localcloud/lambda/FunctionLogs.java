package localcloud.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The last lines of each function, by its name; those who subscribe get every line, such as for the metrics in it. */
public final class FunctionLogs {
    private static final int LINES_KEPT = 2_000;

    private final Map<String, Deque<String>> lines = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Gets every line from now on. */
    public void subscribe(Listener listener) {
        listeners.add(listener);
    }

    /** The last lines of a function, oldest first; empty for one that never ran. */
    public List<String> of(String functionName) {
        var kept = lines.get(functionName);
        if (kept == null) {
            return List.of();
        }
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** The last lines of each function, by its name. */
    public ObjectNode tree() {
        var tree = JsonNodeFactory.instance.objectNode();
        lines.keySet().forEach(function -> of(function).forEach(tree.withArrayProperty(function)::add));
        return tree;
    }

    /** Forgets all lines; who subscribed stays. */
    public void clear() {
        lines.clear();
    }

    void add(String functionName, String text) {
        var kept = lines.computeIfAbsent(functionName, name -> new ArrayDeque<>());
        text.lines().forEach(line -> {
            synchronized (kept) {
                kept.addLast(line);
                if (kept.size() > LINES_KEPT) {
                    kept.removeFirst();
                }
            }
            listeners.forEach(listener -> listener.onLine(functionName, line));
        });
    }

    /** Hears what functions write. */
    @FunctionalInterface
    public interface Listener {
        void onLine(String functionName, String line);
    }
}
