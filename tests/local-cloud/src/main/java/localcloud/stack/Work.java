package localcloud.stack;

import java.util.ArrayList;
import java.util.List;

/** One call of a {@link Lifecycle}: what it belongs to, and the engine's wish that it end. */
public final class Work {
    private final String requestToken;
    private final boolean rollingBack;
    private final List<Runnable> whenCancelled = new ArrayList<>();
    private boolean cancelled;

    Work(String requestToken, boolean rollingBack) {
        this.requestToken = requestToken;
        this.rollingBack = rollingBack;
    }

    /** The same for all resources of one operation on a stack; unique to it. */
    public String requestToken() {
        return requestToken;
    }

    /** Whether the stack is going back to what it was. */
    public boolean rollingBack() {
        return rollingBack;
    }

    /** Runs this when the engine wishes the call to end, since another resource has failed; at once when it does already. */
    public synchronized void whenCancelled(Runnable stop) {
        if (cancelled) {
            stop.run();
        } else {
            whenCancelled.add(stop);
        }
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    synchronized void cancel() {
        if (!cancelled) {
            cancelled = true;
            whenCancelled.forEach(Runnable::run);
        }
    }
}
