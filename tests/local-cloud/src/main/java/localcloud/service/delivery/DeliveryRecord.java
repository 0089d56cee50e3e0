package localcloud.service.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was delivered or not since the last reset, oldest first; the oldest go when there are more than {@link #MOST}. */
public final class DeliveryRecord {
    public static final int MOST = 10_000;

    private final Deque<Attempt> attempts = new ArrayDeque<>();

    /**
     * One attempt to deliver.
     *
     * @param at by the cloud's clock
     * @param principal who delivered
     * @param source on whose behalf: the ARN of a rule, topic or function
     * @param target the target's ARN
     * @param outcome {@code delivered}, or the code of the error
     * @param message the error's; empty when it was delivered
     */
    public record Attempt(Instant at, String principal, String source, String target, String outcome, String message) {}

    public synchronized void add(Attempt attempt) {
        if (attempts.size() == MOST) {
            attempts.removeFirst();
        }
        attempts.addLast(attempt);
    }

    public synchronized List<Attempt> all() {
        return List.copyOf(attempts);
    }

    public synchronized void clear() {
        attempts.clear();
    }
}
