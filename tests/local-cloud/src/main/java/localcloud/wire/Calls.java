package localcloud.wire;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The calls that clients made, oldest first; the oldest go when there are more than {@link #MOST}. */
public final class Calls {
    /** Enough for a long test run, and at most a few tens of megabytes. */
    public static final int MOST = 100_000;

    private final Deque<Call> calls = new ArrayDeque<>();

    synchronized void add(Call call) {
        if (calls.size() == MOST) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    public synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }

    /**
     * A call of an AWS operation.
     *
     * @param at by the cloud's clock, when it was answered
     * @param principal the caller's ARN, or {@code anonymous}
     * @param service as in IAM actions, or {@code unknown}
     * @param operation as in the API, or what the client called it
     * @param status the HTTP status that it was answered with
     */
    public record Call(Instant at, String principal, String service, String operation, int status) {}
}
