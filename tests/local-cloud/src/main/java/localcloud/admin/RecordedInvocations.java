package localcloud.admin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import localcloud.service.Invocations;

/** What ran, in memory; the oldest go when there are more than {@link #MOST}. */
public final class RecordedInvocations implements Invocations {
    public static final int MOST = 100_000;

    private final Deque<Invocation> invocations = new ArrayDeque<>();

    @Override
    public synchronized void add(Invocation invocation) {
        if (invocations.size() == MOST) {
            invocations.removeFirst();
        }
        invocations.addLast(invocation);
    }

    @Override
    public synchronized List<Invocation> all() {
        return List.copyOf(invocations);
    }

    public synchronized void clear() {
        invocations.clear();
    }
}
